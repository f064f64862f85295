/** Measures the whole, in processes as a user starts them, and prints what it saw. */
package dev.tenantonboarding.benchmarks;
