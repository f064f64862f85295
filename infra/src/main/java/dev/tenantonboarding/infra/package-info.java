/** The CDK app: what runs in AWS, synthesized to the template that is committed beside it and deployed everywhere. */
package dev.tenantonboarding.infra;
