/** Schedule expressions of rules, as EventBridge's user guide defines them: rates and cron in UTC. */
package dev.tenantonboarding.localcloud.eventbridge.schedule;
