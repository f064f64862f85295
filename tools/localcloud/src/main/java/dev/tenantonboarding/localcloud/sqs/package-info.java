/** SQS: standard queues with visibility timeouts, long polls and queue policies. */
package dev.tenantonboarding.localcloud.sqs;
