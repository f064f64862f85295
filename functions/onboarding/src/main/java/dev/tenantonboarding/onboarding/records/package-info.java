/** Tenants' records in S3: conditional writes only, and only by the execution that owns the record. */
package dev.tenantonboarding.onboarding.records;
