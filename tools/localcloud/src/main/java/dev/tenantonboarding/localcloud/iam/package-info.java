/** Roles, managed policies and the decision over every call; the IAM service and its simulator. */
package dev.tenantonboarding.localcloud.iam;
