package dev.tenantonboarding.tenantctl;

import java.util.Map;

import dev.tenantonboarding.tenantctl.console.Streams;

/** What one run of the program is given from outside. */
public record Program(Map<String, String> environment, Home home, Streams streams) {
    public Program {
        environment = Map.copyOf(environment);
    }
}
