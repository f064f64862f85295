package dev.tenantonboarding.localcloud.cloudformation.resource;

/** One type of resource. What it throws is the reason that the stack's events tell. */
public interface ResourceType {

    Schema schema();

    /** Makes a resource. A type that needs several calls tells {@link Scope#initiated} after the first, so that a rollback finds what there is. */
    Made create(Scope scope, Properties properties);

    /** Changes it in place; never called for the schema's replacing properties. */
    Made update(Scope scope, Made made, Properties old, Properties properties);

    void delete(Scope scope, String physicalId, Properties properties);
}
