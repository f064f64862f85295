package dev.tenantonboarding.tenantctl;

import java.nio.file.Path;
import java.util.Properties;

/** The checkout that the program belongs to, and what it uses there. */
public record Home(Path root) {
    static final String PROPERTY = "tenantctl.home";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** @throws IllegalStateException if the program was not started by its launcher, which tells the checkout's place */
    public static Home of(Properties properties) {
        var root = properties.getProperty(PROPERTY, "");
        if (root.isEmpty()) {
            throw new IllegalStateException("start tenantctl by its launcher ./tenantctl, which sets -D" + PROPERTY);
        }
        return new Home(Path.of(root));
    }

    public Path template() {
        return root.resolve("infra/template/tenant-onboarding.template.json");
    }

    /** What each silo tenant's stack is made from. */
    public Path siloTemplate() {
        return root.resolve("infra/template/silo-tenant.template.json");
    }

    public Path onboardingJar() {
        return root.resolve("functions/onboarding/target/onboarding.jar");
    }

    public Path inferenceJar() {
        return root.resolve("functions/inference/target/inference.jar");
    }

    /** Where the cloud that {@code local} runs tells of failures, and the functions log. */
    public Path localLog() {
        return root.resolve("target/localcloud.log");
    }

    /** The same for {@code demo}, which may run beside a {@code local}. */
    public Path demoLog() {
        return root.resolve("target/localcloud-demo.log");
    }

    /** Where {@code local} tells other processes that it runs. */
    public Path localState() {
        return root.resolve("target/tenantctl-local.json");
    }
}
