/** What is measured with many tenants; too long for every build, so behind profiles. */
package dev.tenantonboarding.tests.scale;
