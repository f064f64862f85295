/** What the inference function adds to a call of SageMaker, beside other ways to do the same; in its own process, on its own jar. */
package dev.tenantonboarding.benchmarks.inference;
