/** CloudFormation as its clients see it. */
package dev.tenantonboarding.localcloud.cloudformation;
