/** Events that come several times and in any order: what each tenant's were, how they are handed over, and what is there in the end. */
package dev.tenantonboarding.tests.deliveries;
