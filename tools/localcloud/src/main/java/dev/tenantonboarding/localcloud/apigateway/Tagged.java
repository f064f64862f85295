package dev.tenantonboarding.localcloud.apigateway;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Aws;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;

/** What can have tags: an API, or one of its stages. */
record Tagged(HttpApi api, Optional<Stage> stage) {
    private static final Pattern ARN = Pattern.compile("arn:aws:apigateway:" + Aws.REGION + "::/apis/([^/]+)(?:/stages/([^/]+))?");

    /** By ARN; empty if there is none. */
    static Optional<Tagged> find(Apis apis, String arn) {
        var matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var api = apis.find(matcher.group(1));
        return matcher.group(2) == null ? api.map(found -> new Tagged(found, Optional.empty()))
                : api.flatMap(found -> Optional.ofNullable(found.stages().get(matcher.group(2)))
                        .map(stage -> new Tagged(found, Optional.of(stage))));
    }

    Map<String, String> tags() {
        return stage.map(Stage::tags).orElseGet(() -> api.description().tags());
    }

    void tags(Map<String, String> tags) {
        stage.ifPresentOrElse(found -> api.stages().put(found.stageName(), found.toBuilder().tags(tags).build()),
                () -> api.describe(api.description().toBuilder().tags(tags).build()));
    }
}
