package dev.tenantonboarding.localcloud.kernel;

/** AWS's wire protocols. {@code QUERY_AND_JSON} is SQS's: old clients speak query, new ones JSON; {@code S3} is served by the s3 package. */
public enum Protocol {
    JSON_1_0, JSON_1_1, QUERY, REST_JSON, QUERY_AND_JSON, S3
}
