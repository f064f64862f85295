/** Step Functions: state machines and their executions, as a service. */
package dev.tenantonboarding.localcloud.stepfunctions;
