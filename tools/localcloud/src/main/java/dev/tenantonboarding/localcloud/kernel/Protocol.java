package dev.tenantonboarding.localcloud.kernel;

/**
 * AWS's wire protocols. {@code QUERY_AND_JSON} is CloudWatch's: some clients speak query, others JSON; so it is with {@code SQS}, whose model has
 * lost the names of the query protocol. {@code S3} is served by the s3 package.
 */
public enum Protocol {
    JSON_1_0, JSON_1_1, QUERY, REST_JSON, QUERY_AND_JSON, SQS, S3
}
