/** Schedule expressions. */
package dev.tenantonboarding.localcloud.eventbridge.schedule;
