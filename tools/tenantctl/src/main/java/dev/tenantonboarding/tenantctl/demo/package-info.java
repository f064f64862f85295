/** The demonstration: sample tenants are onboarded, each asks its model, and each tries every other's. */
package dev.tenantonboarding.tenantctl.demo;
