/** Reads IAM policy documents and decides requests by them as AWS does; knows neither the cloud's services nor its state. */
package dev.tenantonboarding.localcloud.iam.policy;
