package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.runtime.InvokeSessions;

/** All that probes are made with. */
public record Prober(InvokeSessions sessions, ModelCalls models, FunctionCalls functions, Simulator simulator, Trusts trusts) {}
