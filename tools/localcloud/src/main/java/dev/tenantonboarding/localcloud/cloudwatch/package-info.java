/** CloudWatch, as far as a stack has alarms: they are kept and shown, but nothing is measured, so none ever rings. */
package dev.tenantonboarding.localcloud.cloudwatch;
