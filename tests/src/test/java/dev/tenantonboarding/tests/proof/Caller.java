package dev.tenantonboarding.tests.proof;

/** Who attempts something. */
sealed interface Caller {
    /** A tenant's session of a role that all tenants share. */
    record TenantSession(Door door, String tenant) implements Caller {}

    /** The container of the pool, which is all tenants' own. */
    record PoolContainer() implements Caller {}

    /** The containers of bridge tenants, whose role is one. */
    record BridgeContainer() implements Caller {}

    /** A silo tenant's own function. */
    record SiloFunction(String tenant) implements Caller {}

    /** A silo tenant's own container. */
    record SiloContainer(String tenant) implements Caller {}

    /** A role that CloudFormation made for a silo tenant with an inline policy that allows everything. */
    record WidestSiloRole(String tenant) implements Caller {}

    /** Any other role of the main stack, by its logical id. */
    record OtherRole(String logicalId) implements Caller {}
}
