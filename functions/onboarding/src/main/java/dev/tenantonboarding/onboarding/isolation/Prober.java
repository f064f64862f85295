package dev.tenantonboarding.onboarding.isolation;

import dev.tenantonboarding.runtime.InvokeSessions;
import java.time.Duration;

/**
 * All that probes are made with.
 *
 * @param pause before a call is made again that may be answered better then
 */
public record Prober(
        InvokeSessions sessions, ModelCalls models, FunctionCalls functions, Simulator simulator, Trusts trusts, Duration pause) {}
