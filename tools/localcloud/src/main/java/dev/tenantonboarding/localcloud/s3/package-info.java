/** S3: authorisation, policies and tags in front of S3Proxy, which keeps the objects. */
package dev.tenantonboarding.localcloud.s3;
