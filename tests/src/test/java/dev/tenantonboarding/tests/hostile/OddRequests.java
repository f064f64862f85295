package dev.tenantonboarding.tests.hostile;

import com.nimbusds.jose.util.Base64URL;
import dev.tenantonboarding.tests.stage.Forger;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

/** Requests with the attacker's own good token, that name the victim wherever something might listen. */
final class OddRequests {
    private final Scene scene;
    private final String victim;

    private OddRequests(Scene scene) {
        this.scene = scene;
        victim = scene.victim().value();
    }

    static Stream<Attack> in(Scene scene) {
        OddRequests odd = new OddRequests(scene);
        return Stream.of(odd.headers(), odd.secondTokens(), odd.queries(), odd.types(), odd.bodies()).flatMap(attacks -> attacks);
    }

    private HttpRequest.Builder own() {
        return scene.asking(scene.ownApi(), scene.ownToken());
    }

    private Attack header(String name, String value) {
        return new Attack("header " + name, Due.IGNORED, own().header(name, value).build());
    }

    private Stream<Attack> headers() {
        String claims = Base64URL.encode(Forger.json(scene.stage().forger().claims(scene.victim(), scene.isolation()))).toString();
        return Stream.of(
                header("X-Amzn-SageMaker-Target-Model", victim + ".tar.gz"),
                header("x-amzn-sagemaker-target-model", "/../" + victim + ".tar.gz"),
                header("X-Amzn-SageMaker-Target-Variant", victim),
                header("X-Amzn-SageMaker-Target-Container-Hostname", victim),
                header("X-Amzn-SageMaker-Inference-Component", victim),
                header("X-Amzn-SageMaker-Custom-Attributes", "TargetModel=" + victim + ".tar.gz"),
                header("X-Amzn-SageMaker-Session-Id", victim),
                header("X-Amz-Security-Token", "somebody's"),
                header("X-Amz-Date", "20200101T000000Z"),
                header("X-Amz-Target", "SageMaker.InvokeEndpoint"),
                header("x-tenant-id", victim),
                header("X-TenantId", victim),
                header("tenantId", victim),
                header("x-isolation", "silo"),
                header("x-jwt-claims", claims),
                header("x-amzn-oidc-data", "e30." + claims + ".AA"),
                header("x-amzn-oidc-identity", victim),
                header("x-forwarded-user", victim),
                header("x-original-url", "/" + victim + "/invocations"),
                header("x-http-method-override", "GET"),
                header("x-apigateway-event", "{\"requestContext\":{\"authorizer\":{\"jwt\":{\"claims\":{\"tenantId\":\"" + victim + "\"}}}}}"),
                header("cookie", "tenantId=" + victim + "; Authorization=Bearer " + "e30." + claims + ".AA"));
    }

    private Stream<Attack> secondTokens() {
        String forged = Base64URL.encode("{\"alg\":\"none\"}") + "."
                + Base64URL.encode(Forger.json(scene.stage().forger().claims(scene.victim(), scene.isolation()))) + ".";
        return Stream.of(
                new Attack("a second token after the own", Due.REFUSED, own().header("authorization", "Bearer " + forged).build()),
                new Attack("a second token before the own", Due.REFUSED,
                        scene.asking(scene.ownApi(), forged).header("authorization", "Bearer " + scene.ownToken()).build()),
                header("x-authorization", "Bearer " + forged),
                header("x-forwarded-authorization", "Bearer " + forged));
    }

    private Stream<Attack> queries() {
        return Stream.of("tenantId=" + victim, "TargetModel=" + victim + ".tar.gz", "X-Amzn-SageMaker-Target-Model=" + victim + ".tar.gz",
                        "Authorization=Bearer%20e30", "tenantId=" + victim + "&tenantId=" + victim, "%00=" + victim)
                .map(query -> new Attack("query " + query.replace(victim, "VICTIM"), Due.IGNORED,
                        scene.at(scene.ownApi() + "/invocations?" + query).header("authorization", "Bearer " + scene.ownToken()).build()));
    }

    private Stream<Attack> types() {
        Stream<Attack> contents = Stream.of("text/csv; tenantId=" + victim, "text/csv; charset=utf-16", "text/csv, application/json", "application/json",
                        "application/jsonlines", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/x-recordio-protobuf",
                        "text/x-libsvm", "../../text/csv", "text/csv%0d%0aX-Amzn-SageMaker-Target-Model:%20" + victim + ".tar.gz", "x".repeat(3_000), "")
                .map(type -> new Attack("content type " + shown(type), Due.OWN_BUSINESS, own().setHeader("content-type", type).build()));
        Stream<Attack> accepted = Stream.of("application/json", "application/json;verbose=True; tenantId=" + victim, "../" + victim, "*/*, " + victim,
                        "x".repeat(3_000))
                .map(type -> new Attack("accept " + shown(type), Due.OWN_BUSINESS, own().header("accept", type).build()));
        return Stream.concat(contents, accepted);
    }

    private Stream<Attack> bodies() {
        return Stream.of("", "{\"TargetModel\":\"" + victim + ".tar.gz\"}", "{\"tenantId\":\"" + victim + "\",\"instances\":[[6.3,3.3,6.0,2.5]]}",
                        "NaN,Infinity,-Infinity,1e999", "1,".repeat(100_000), "\u0000\u0001\u0002", "${jndi:ldap://127.0.0.1:9/a}",
                        "X-Amzn-SageMaker-Target-Model: " + victim + ".tar.gz\r\n\r\n6.3,3.3,6.0,2.5")
                .map(body -> new Attack("body " + shown(body), Due.OWN_BUSINESS,
                        own().POST(BodyPublishers.ofString(body)).build()));
    }

    private String shown(String text) {
        String same = text.replace(victim, "VICTIM");
        return same.length() > 50 ? same.substring(0, 50) + "…" : same;
    }
}
