package dev.tenantonboarding.tests.proof;

import java.util.Optional;

/**
 * Whose things are whose, said without any policy: what an attempt may come to if the wall is whole. Written apart from what it judges; it
 * shares no constant with it.
 */
record Ownership(String modelsBucket, String sourceBucket) {
    boolean permits(Attempt attempt) {
        return switch (attempt.target()) {
            case Target.Endpoint endpoint -> attempt.action().equals("sagemaker:InvokeEndpoint") && isHere(endpoint) && mayInvoke(attempt.caller(), endpoint);
            case Target.StoredObject object -> attempt.action().equals("s3:GetObject") && mayRead(attempt.caller(), object);
            case Target.Listing listing -> attempt.action().equals("s3:ListBucket") && mayList(attempt.caller(), listing);
        };
    }

    private static boolean isHere(Target.Endpoint endpoint) {
        return endpoint.region().equals("us-east-1") && endpoint.account().equals("000000000000");
    }

    private static boolean mayInvoke(Caller caller, Target.Endpoint endpoint) {
        return switch (caller) {
            case Caller.TenantSession(Door door, String tenant) -> switch (door) {
                case POOL -> endpoint.name().equals("pool--main") && endpoint.model().equals(Optional.of(tenant + ".tar.gz"));
                case BRIDGE -> endpoint.name().equals(tenant);
                case MODEL_SOURCE -> false;
            };
            case Caller.SiloFunction(String tenant) -> endpoint.name().equals("silo--" + tenant);
            case Caller.WidestSiloRole(String tenant) -> endpoint.name().equals("silo--" + tenant);
            case Caller.PoolContainer(), Caller.BridgeContainer(), Caller.SiloContainer(String _), Caller.OtherRole(String _) -> false;
        };
    }

    private boolean mayRead(Caller caller, Target.StoredObject object) {
        return switch (caller) {
            case Caller.TenantSession(Door door, String tenant) -> door == Door.MODEL_SOURCE && object.bucket().equals(sourceBucket)
                    && (object.key().startsWith(tenant + "/") || object.key().startsWith("shared/"));
            case Caller.PoolContainer() -> object.bucket().equals(modelsBucket) && object.key().startsWith("pool/");
            case Caller.BridgeContainer() -> object.bucket().equals(modelsBucket) && object.key().startsWith("bridge/");
            case Caller.SiloContainer(String tenant) -> isArtifactOf(tenant, object);
            case Caller.WidestSiloRole(String tenant) -> isArtifactOf(tenant, object);
            case Caller.SiloFunction(String _), Caller.OtherRole(String _) -> false;
        };
    }

    private boolean isArtifactOf(String siloTenant, Target.StoredObject object) {
        return object.bucket().equals(modelsBucket) && object.key().startsWith("silo/" + siloTenant + "/");
    }

    private boolean mayList(Caller caller, Target.Listing listing) {
        return switch (caller) {
            case Caller.TenantSession(Door door, String tenant) -> door == Door.MODEL_SOURCE && listing.bucket().equals(sourceBucket)
                    && listing.prefix().filter(prefix -> prefix.startsWith(tenant + "/") || prefix.startsWith("shared/")).isPresent();
            case Caller.PoolContainer() -> listing.bucket().equals(modelsBucket)
                    && listing.prefix().filter(prefix -> prefix.startsWith("pool/")).isPresent();
            case Caller.BridgeContainer(), Caller.SiloFunction(String _), Caller.SiloContainer(String _), Caller.WidestSiloRole(String _),
                    Caller.OtherRole(String _) -> false;
        };
    }
}
