/** SageMaker hosting: models, endpoint configurations and endpoints with their life cycle and tags, and invocations that are really answered. */
package dev.tenantonboarding.localcloud.sagemaker;
