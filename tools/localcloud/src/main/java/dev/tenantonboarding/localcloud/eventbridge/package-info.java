/** EventBridge: buses, rules whose patterns AWS's own ruler matches, and deliveries with retries and dead letters. */
package dev.tenantonboarding.localcloud.eventbridge;
