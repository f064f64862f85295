package dev.tenantonboarding.tests.proof;

/** One thing that one caller tries. */
record Attempt(Caller caller, String action, Target target) {}
