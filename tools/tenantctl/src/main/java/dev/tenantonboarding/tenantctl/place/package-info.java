/** Where a command works: a cloud on this machine or an AWS account, and the SDK clients for it. */
package dev.tenantonboarding.tenantctl.place;
