/** How long a function takes from the start of its process to its first answer, under the runtime interface client that Lambda runs it with. */
package dev.tenantonboarding.benchmarks.coldstart;
