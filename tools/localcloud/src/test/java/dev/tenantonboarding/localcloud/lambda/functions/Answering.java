package dev.tenantonboarding.localcloud.lambda.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** Answers what its environment says. */
public final class Answering implements RequestStreamHandler {
    private final String answer;

    public Answering(Map<String, String> environment) {
        answer = environment.get("ANSWER");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
