/** SNS, as far as alarms name it: topics and subscriptions that are kept and shown, but carry no messages. */
package dev.tenantonboarding.localcloud.sns;
