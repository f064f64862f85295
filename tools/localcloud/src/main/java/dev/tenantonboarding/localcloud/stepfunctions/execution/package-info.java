/** Running executions: lines of control that visit states, their history, errors, retries, timers and redrives. */
package dev.tenantonboarding.localcloud.stepfunctions.execution;
