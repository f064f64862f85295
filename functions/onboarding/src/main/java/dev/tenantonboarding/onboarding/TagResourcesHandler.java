package dev.tenantonboarding.onboarding;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.tenantonboarding.onboarding.endpoint.EndpointTags;
import dev.tenantonboarding.onboarding.records.OwnedRecords;
import dev.tenantonboarding.onboarding.records.TenantRecords;
import dev.tenantonboarding.runtime.Environment;
import java.time.Clock;
import java.util.Map;

/** State TagResources. */
public final class TagResourcesHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final OwnedRecords records;
    private final TagResources tagResources;

    public TagResourcesHandler() {
        this(System.getenv());
    }

    public TagResourcesHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Clients clients = new Clients(environment);
        records = new OwnedRecords(
                new TenantRecords(clients.s3(), environment.required("RECORDS_BUCKET")), Clock.systemUTC());
        tagResources = new TagResources(clients.s3(), new EndpointTags(clients.sageMaker()), environment.required("STACK_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> payload, Context context) {
        return Tasks.run(payload, context, this::tag);
    }

    private Map<String, Object> tag(TaskInput input) {
        tagResources.complete(records.read(input.tenantId(), input.owner()));
        return Map.of("tenantId", input.tenantId().value());
    }
}
