/** How fast a model comes to its place, and in how much memory. */
package dev.tenantonboarding.benchmarks.upload;
