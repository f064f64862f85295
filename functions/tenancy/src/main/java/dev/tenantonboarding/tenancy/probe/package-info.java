/** What must hold around tenants: the calls that IAM must allow or deny, as one pure list. */
package dev.tenantonboarding.tenancy.probe;
