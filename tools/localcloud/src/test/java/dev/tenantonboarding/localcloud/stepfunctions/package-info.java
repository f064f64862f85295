/** Step Functions as its clients see it, and its interpreter held to what AWS does. */
package dev.tenantonboarding.localcloud.stepfunctions;
