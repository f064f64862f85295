/** Runs uploaded handlers as AWS's Java runtime does: class loading, handler signatures, payloads, the context object, errors. */
package dev.tenantonboarding.localcloud.lambda.runtime;
