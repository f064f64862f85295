/** The wall between tenants, proven without a call: the committed templates' own policies, asked about random tenants and attempts. */
package dev.tenantonboarding.tests.proof;
