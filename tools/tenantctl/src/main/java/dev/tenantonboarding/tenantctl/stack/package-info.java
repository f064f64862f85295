/** The stack in CloudFormation: deploying it, and finding everything through its outputs. */
package dev.tenantonboarding.tenantctl.stack;
