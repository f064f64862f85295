/** Step Functions in the local cloud, held to what AWS does by cases that are data, through an ordinary client. */
package dev.tenantonboarding.tests.stepfunctions;
