package dev.tenantonboarding.localcloud.lambda.functions;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Sends messages to a queue, without an SDK: in its own role, or in one that it assumes. Goes on after each failure. */
public final class Sending implements RequestHandler<Map<String, Object>, List<String>> {
    private static final Pattern ELEMENT = Pattern.compile("<(AccessKeyId|SessionToken)>([^<]+)<");

    private final URI endpoint;
    private final String key;
    private final String token;

    public Sending(Map<String, String> environment) {
        endpoint = URI.create(environment.get("AWS_ENDPOINT_URL"));
        key = environment.get("AWS_ACCESS_KEY_ID");
        token = environment.get("AWS_SESSION_TOKEN");
    }

    @Override
    public List<String> handleRequest(Map<String, Object> input, Context context) {
        var outcomes = new ArrayList<String>();
        for (var message : (List<?>) input.get("messages")) {
            outcomes.add(outcome(input, message.toString()));
        }
        return outcomes;
    }

    private String outcome(Map<String, Object> input, String message) {
        try {
            var session = input.containsKey("role") ? assume(input.get("role").toString()) : Map.of("AccessKeyId", key, "SessionToken", token);
            var body = "{\"QueueUrl\":\"" + input.get("queue") + "\",\"MessageBody\":\"" + message + "\"}";
            return Integer.toString(post("sqs", session, "application/x-amz-json-1.0", body).getResponseCode());
        } catch (IOException e) {
            return "broken";
        }
    }

    private Map<String, String> assume(String role) throws IOException {
        var answer = post("sts", Map.of("AccessKeyId", key, "SessionToken", token), "application/x-www-form-urlencoded",
                "Action=AssumeRole&Version=2011-06-15&RoleSessionName=sending&RoleArn=" + role);
        var session = new java.util.HashMap<String, String>();
        try (var in = answer.getInputStream()) {
            ELEMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results().forEach(found -> session.put(found.group(1), found.group(2)));
        }
        return session;
    }

    private HttpURLConnection post(String service, Map<String, String> session, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.setRequestProperty("Authorization",
                "AWS4-HMAC-SHA256 Credential=" + session.get("AccessKeyId") + "/20260101/us-east-1/" + service + "/aws4_request");
        connection.setRequestProperty("X-Amz-Security-Token", session.get("SessionToken"));
        connection.setRequestProperty("X-Amz-Target", "AmazonSQS.SendMessage");
        connection.setRequestProperty("Content-Type", type);
        try (var out = connection.getOutputStream()) {
            out.write(bytes);
        }
        connection.getResponseCode();
        return connection;
    }
}
