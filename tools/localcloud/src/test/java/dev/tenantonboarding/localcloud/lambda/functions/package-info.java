/** What the tests upload: these classes are packed into archives and loaded out of them. */
package dev.tenantonboarding.localcloud.lambda.functions;
