/** Programs run as processes of their own, so that what they take is theirs alone. */
package dev.tenantonboarding.benchmarks.process;
