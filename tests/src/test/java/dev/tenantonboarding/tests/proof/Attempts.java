package dev.tenantonboarding.tests.proof;

import java.util.List;
import java.util.Optional;

/** Random attempts, of which many are nearly what their caller may do. */
final class Attempts {
    private static final List<String> OF_INVOKING = List.of("sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWithResponseStream");
    private static final List<String> ON_ENDPOINTS = List.of("sagemaker:DescribeEndpoint", "sagemaker:UpdateEndpoint", "sagemaker:DeleteEndpoint",
            "sagemaker:CreateEndpoint", "sagemaker:AddTags", "sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWithResponseStream");
    private static final List<String> ON_OBJECTS = List.of("s3:PutObject", "s3:DeleteObject", "s3:GetObjectVersion", "s3:PutObjectTagging",
            "s3:GetObjectTagging", "s3:AbortMultipartUpload");
    private static final List<String> ON_BUCKETS = List.of("s3:DeleteBucket", "s3:PutBucketPolicy", "s3:ListBucketVersions");
    private static final List<String> FOLDERS = List.of("pool/", "bridge/", "silo/", "shared/", "", "pool", "silo");

    private final Words words;
    private final List<String> otherRoles;
    private final String modelsBucket;
    private final String sourceBucket;

    /** @param otherRoles the roles that no tenant's call is made in */
    Attempts(Words words, List<String> otherRoles, String modelsBucket, String sourceBucket) {
        this.words = words;
        this.otherRoles = otherRoles;
        this.modelsBucket = modelsBucket;
        this.sourceBucket = sourceBucket;
    }

    Attempt next(List<String> tenants) {
        String own = words.pick(tenants);
        Caller caller = caller(own);
        String wanted = words.oneIn(3) ? own : words.neighbourOf(own);
        return switch (caller) {
            // What else they may do to endpoints and objects is their work.
            case Caller.OtherRole other -> new Attempt(other, words.oneIn(2) ? "sagemaker:InvokeEndpoint" : words.pick(OF_INVOKING), endpoint(wanted));
            case Caller.TenantSession session when session.door() == Door.MODEL_SOURCE -> onStore(session, wanted);
            case Caller.TenantSession session -> onEndpoint(session, wanted);
            case Caller.SiloFunction function -> onEndpoint(function, wanted);
            case Caller.PoolContainer container -> words.oneIn(4) ? onEndpoint(container, wanted) : onStore(container, wanted);
            case Caller.BridgeContainer container -> words.oneIn(4) ? onEndpoint(container, wanted) : onStore(container, wanted);
            case Caller.SiloContainer container -> words.oneIn(4) ? onEndpoint(container, wanted) : onStore(container, wanted);
            case Caller.WidestSiloRole widest -> words.oneIn(2) ? onEndpoint(widest, wanted) : onStore(widest, wanted);
        };
    }

    private Caller caller(String tenant) {
        return switch (words.random().nextInt(16)) {
            case 0, 1, 2, 3 -> new Caller.TenantSession(Door.POOL, tenant);
            case 4, 5, 6, 7 -> new Caller.TenantSession(Door.BRIDGE, tenant);
            case 8, 9 -> new Caller.TenantSession(Door.MODEL_SOURCE, tenant);
            case 10 -> new Caller.PoolContainer();
            case 11 -> new Caller.BridgeContainer();
            case 12 -> new Caller.SiloFunction(tenant);
            case 13 -> new Caller.SiloContainer(tenant);
            case 14 -> new Caller.WidestSiloRole(tenant);
            default -> new Caller.OtherRole(words.pick(otherRoles));
        };
    }

    private Attempt onEndpoint(Caller caller, String wanted) {
        return new Attempt(caller, words.oneIn(6) ? words.pick(ON_ENDPOINTS) : "sagemaker:InvokeEndpoint", endpoint(wanted));
    }

    private Target.Endpoint endpoint(String wanted) {
        String name = switch (words.random().nextInt(8)) {
            case 0, 1, 2 -> "pool--main";
            case 3, 4 -> wanted;
            case 5 -> "silo--" + wanted;
            case 6 -> "silo--" + words.alike(wanted);
            default -> words.alike(wanted);
        };
        return new Target.Endpoint(
                words.oneIn(50) ? "eu-west-1" : Account.REGION, words.oneIn(50) ? "111111111111" : Account.ID, name, model(wanted));
    }

    private Optional<String> model(String wanted) {
        return switch (words.random().nextInt(8)) {
            case 0 -> Optional.empty();
            case 1, 2, 3 -> Optional.of(wanted + ".tar.gz");
            case 4 -> Optional.of(words.pick(List.of(wanted, wanted + ".tar", wanted + "-tar.gz", wanted + ".tar.gz.tar.gz", wanted + ".TAR.GZ")));
            default -> Optional.of(words.alike(wanted) + ".tar.gz");
        };
    }

    private Attempt onStore(Caller caller, String wanted) {
        String bucket = words.oneIn(10) ? words.pick(List.of(modelsBucket + "-1", sourceBucket + "-1", "somebody-elses"))
                : words.oneIn(2) ? modelsBucket : sourceBucket;
        String path = words.pick(FOLDERS) + (words.oneIn(2) ? wanted : words.alike(wanted));
        if (words.oneIn(3)) {
            Optional<String> prefix = words.oneIn(6) ? Optional.empty() : Optional.of(words.oneIn(2) ? path + "/" : path);
            return new Attempt(caller, words.oneIn(6) ? words.pick(ON_BUCKETS) : "s3:ListBucket", new Target.Listing(bucket, prefix));
        }
        String key = path + words.pick(List.of("/model.tar.gz", "/", ".tar.gz", "/" + words.tenant() + "/model.tar.gz"));
        return new Attempt(caller, words.oneIn(6) ? words.pick(ON_OBJECTS) : "s3:GetObject", new Target.StoredObject(bucket, key));
    }
}
