/** Lambda: functions with their versions, aliases and permissions, invoked in this process with their own roles and environments. */
package dev.tenantonboarding.localcloud.lambda;
