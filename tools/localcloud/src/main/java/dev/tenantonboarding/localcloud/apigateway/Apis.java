package dev.tenantonboarding.localcloud.apigateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.Aws;

/** All APIs by id, and what operations on them need to be allowed. */
final class Apis {
    private final Map<String, HttpApi> byId = new ConcurrentHashMap<>();

    Optional<HttpApi> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws dev.tenantonboarding.localcloud.kernel.AwsError NotFoundException */
    HttpApi get(String id) {
        return find(id).orElseThrow(() -> ApiErrors.api(id));
    }

    void add(HttpApi api) {
        byId.put(api.id(), api);
    }

    void remove(String id) {
        get(id);
        byId.remove(id);
    }

    List<HttpApi> all() {
        return HttpApi.sorted(byId);
    }

    /**
     * API Gateway's actions are HTTP methods on paths.
     *
     * @param path such as {@code /apis/abc/routes}
     */
    static Access access(String method, String path) {
        return Access.to("apigateway:" + method, "arn:aws:apigateway:" + Aws.REGION + "::" + path);
    }

    /**
     * On an API or a part of it; APIs and stages show their tags.
     *
     * @param path below {@code /apis}
     */
    List<Access> rule(String method, String... path) {
        var access = access(method, "/apis" + (path.length == 0 ? "" : "/" + String.join("/", path)));
        return List.of(Tagged.find(this, access.resource()).map(tagged -> access.withResourceTags(tagged.tags())).orElse(access));
    }
}
