/** CloudWatch Logs, as far as other resources name it: log groups that hold no logs. */
package dev.tenantonboarding.localcloud.logs;
