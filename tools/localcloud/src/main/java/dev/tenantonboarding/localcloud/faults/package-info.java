/** Faults injected at chosen calls, for tests of what survives them: who calls, which call is it, what goes wrong. */
package dev.tenantonboarding.localcloud.faults;
