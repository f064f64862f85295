/** SageMaker hosting: models, endpoint configurations, endpoints with their life cycle, tags, and invocations that are really answered. */
package dev.tenantonboarding.localcloud.sagemaker;
