package dev.tenantonboarding.onboarding.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantonboarding.onboarding.FakeAws;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

/** Endpoints, configurations and models by their names, each with its tags; statuses change when a test says so. */
final class FakeSageMaker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:sagemaker:us-east-1:000000000000:";

    private record Endpoint(String config, EndpointStatus status, Optional<String> failure, Instant modified) {}

    private final FakeAws aws = new FakeAws(this::answer);
    private final Map<String, Endpoint> endpoints = new TreeMap<>();
    private final Map<String, Map<String, String>> tags = new TreeMap<>();
    private final Map<String, FakeAws.Answer> refusals = new TreeMap<>();

    SageMakerClient client() {
        return aws.client(SageMakerClient.builder());
    }

    void endpoint(String name, String config, EndpointStatus status, Map<String, String> mark) {
        endpoints.put(name, new Endpoint(config, status, Optional.empty(), Instant.EPOCH));
        tags.put(ARN + "endpoint/" + name, mark);
    }

    /** SageMaker went back to what the endpoint ran before. */
    void rolledBack(String name, Instant at, String why) {
        Endpoint endpoint = endpoints.get(name);
        endpoints.put(name, new Endpoint(endpoint.config(), endpoint.status(), Optional.of(why), at));
    }

    void configuration(String name, Map<String, String> mark) {
        tags.put(ARN + "endpoint-config/" + name, mark);
    }

    void model(String name, Map<String, String> mark) {
        tags.put(ARN + "model/" + name, mark);
    }

    /** From now on the operation is refused. */
    void refuse(String operation, String code, String message) {
        refusals.put(operation, refusal(code, message));
    }

    /** The ARNs' ends of all that is there. */
    List<String> there() {
        return tags.keySet().stream().map(arn -> arn.substring(ARN.length())).toList();
    }

    Map<String, String> tags(String resource) {
        return tags.get(ARN + resource);
    }

    /** What was changed, in order. */
    List<String> changes() {
        return aws.operations().stream().filter(operation -> operation.matches("(Create|Update|Delete).*")).toList();
    }

    private FakeAws.Answer answer(FakeAws.Call call) {
        if (refusals.containsKey(call.operation())) {
            return refusals.get(call.operation());
        }
        JsonNode asked = read(call.body());
        return switch (call.operation()) {
            case "DescribeEndpoint" -> described(asked.path("EndpointName").asText());
            case "DescribeEndpointConfig" -> configured(asked.path("EndpointConfigName").asText());
            case "ListEndpoints" -> listed("endpoint/", "Endpoints", "Endpoint", asked);
            case "ListEndpointConfigs" -> listed("endpoint-config/", "EndpointConfigs", "EndpointConfig", asked);
            case "ListModels" -> listed("model/", "Models", "Model", asked);
            case "ListTags" -> listedTags(asked.path("ResourceArn").asText());
            case "CreateEndpointConfig" -> created(asked);
            case "UpdateEndpoint" -> updated(asked.path("EndpointName").asText(), asked.path("EndpointConfigName").asText());
            case "DeleteEndpoint" -> deleted("endpoint/" + asked.path("EndpointName").asText());
            case "DeleteEndpointConfig" -> deleted("endpoint-config/" + asked.path("EndpointConfigName").asText());
            case "DeleteModel" -> deleted("model/" + asked.path("ModelName").asText());
            default -> throw new AssertionError("nobody should call " + call.operation());
        };
    }

    private FakeAws.Answer described(String name) {
        Endpoint endpoint = endpoints.get(name);
        if (endpoint == null) {
            return refusal("ValidationException", "Could not find endpoint \"" + name + "\".");
        }
        ObjectNode told = JSON.createObjectNode()
                .put("EndpointName", name)
                .put("EndpointArn", ARN + "endpoint/" + name)
                .put("EndpointConfigName", endpoint.config())
                .put("EndpointStatus", endpoint.status().toString())
                .put("LastModifiedTime", endpoint.modified().getEpochSecond());
        endpoint.failure().ifPresent(why -> told.put("FailureReason", why));
        return FakeAws.Answer.of(told.toString());
    }

    private FakeAws.Answer configured(String name) {
        String arn = ARN + "endpoint-config/" + name;
        if (!tags.containsKey(arn)) {
            return refusal("ValidationException", "Could not find endpoint configuration \"" + name + "\".");
        }
        ObjectNode told = JSON.createObjectNode().put("EndpointConfigName", name).put("EndpointConfigArn", arn);
        told.withArray("ProductionVariants").addObject().put("VariantName", "all").put("ModelName", "the-model").put("InstanceType", "ml.m5.large");
        return FakeAws.Answer.of(told.toString());
    }

    private FakeAws.Answer listed(String kind, String list, String what, JsonNode asked) {
        ObjectNode told = JSON.createObjectNode();
        tags.keySet().stream()
                .filter(arn -> arn.startsWith(ARN + kind))
                .map(arn -> arn.substring((ARN + kind).length()))
                .filter(name -> name.contains(asked.path("NameContains").asText()))
                .forEach(name -> told.withArray(list).addObject().put(what + "Name", name).put(what + "Arn", ARN + kind + name));
        return FakeAws.Answer.of(told.toString());
    }

    private FakeAws.Answer listedTags(String arn) {
        ObjectNode told = JSON.createObjectNode();
        tags.getOrDefault(arn, Map.of()).forEach((key, value) -> told.withArray("Tags").addObject().put("Key", key).put("Value", value));
        return FakeAws.Answer.of(told.toString());
    }

    private FakeAws.Answer created(JsonNode asked) {
        String arn = ARN + "endpoint-config/" + asked.path("EndpointConfigName").asText();
        if (tags.containsKey(arn)) {
            return refusal("ValidationException", "Cannot create already existing endpoint configuration \"" + arn + "\".");
        }
        Map<String, String> given = new TreeMap<>();
        asked.path("Tags").forEach(tag -> given.put(tag.path("Key").asText(), tag.path("Value").asText()));
        tags.put(arn, given);
        return FakeAws.Answer.of("{\"EndpointConfigArn\": \"" + arn + "\"}");
    }

    private FakeAws.Answer updated(String name, String config) {
        endpoints.put(name, new Endpoint(config, EndpointStatus.UPDATING, Optional.empty(), Instant.EPOCH));
        return FakeAws.Answer.of("{\"EndpointArn\": \"" + ARN + "endpoint/" + name + "\"}");
    }

    private FakeAws.Answer deleted(String resource) {
        tags.remove(ARN + resource);
        return FakeAws.Answer.of("{}");
    }

    private static FakeAws.Answer refusal(String code, String message) {
        return FakeAws.Answer.refusal(400, code, JSON.createObjectNode().put("__type", code).put("message", message).toString());
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    @Override
    public void close() {
        aws.close();
    }
}
