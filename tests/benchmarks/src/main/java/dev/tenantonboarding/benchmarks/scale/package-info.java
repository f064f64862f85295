/** How many tenants an account holds and what they cost: computed from quotas and prices, not measured. */
package dev.tenantonboarding.benchmarks.scale;
