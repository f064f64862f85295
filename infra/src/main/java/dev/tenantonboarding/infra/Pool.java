package dev.tenantonboarding.infra;

/** What all pool tenants share. */
final class Pool {

    /** Holds {@code --}, so no tenant can be named like it. */
    static final String ENDPOINT = "pool--main";

    private Pool() {
    }
}
