/** The measure of the probes: the deployed platform is broken in one place at a time, and each time they must say so. */
package dev.tenantonboarding.tests.mutants;
