package dev.tenantonboarding.localcloud.stepfunctions.execution;

/** One entry of a state's Catch. */
public record Catcher(ErrorMatcher matcher, Effects effects, String next) {
}
