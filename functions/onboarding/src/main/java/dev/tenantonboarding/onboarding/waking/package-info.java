/** How an onboarding that waits for CloudFormation or SageMaker hears at once that it need not any longer. */
package dev.tenantonboarding.onboarding.waking;
