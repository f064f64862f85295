/** EventBridge: buses, rules whose patterns AWS's own ruler matches, deliveries with retries and dead letters, archives and replays. */
package dev.tenantonboarding.localcloud.eventbridge;
