/** Programs run as processes of their own, so that what they take is theirs alone, and the middle of what several runs took. */
package dev.tenantonboarding.benchmarks.process;
