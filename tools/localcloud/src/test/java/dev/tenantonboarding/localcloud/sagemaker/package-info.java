/** SageMaker as its clients see it: real SDK clients on the real port, policies decided by the real evaluator. */
package dev.tenantonboarding.localcloud.sagemaker;
