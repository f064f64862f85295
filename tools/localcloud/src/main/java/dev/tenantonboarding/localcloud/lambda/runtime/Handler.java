package dev.tenantonboarding.localcloud.lambda.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;

/** A handler object and its method, ready to be called with payloads. */
final class Handler {
    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

    private final Object instance;
    private final Method method;
    private final Signature signature;
    private final Optional<PojoSerializer<Object>> input;
    private final Optional<PojoSerializer<Object>> output;

    Handler(Object instance, Method method, Signature signature, Serializers serializers) {
        this.instance = instance;
        this.method = method;
        this.signature = signature;
        input = signature.input().map(serializers::of);
        output = signature.output().map(serializers::of);
    }

    /** @throws Throwable whatever the function throws */
    byte[] handle(byte[] payload, Context context) throws Throwable {
        var written = new ByteArrayOutputStream();
        var arguments = new ArrayList<>();
        if (signature.streamIn()) {
            arguments.add(new ByteArrayInputStream(payload));
        }
        if (input.isPresent()) {
            arguments.add(read(payload));
        }
        if (signature.streamOut()) {
            arguments.add(written);
        }
        if (signature.context()) {
            arguments.add(context);
        }
        var answer = call(arguments.toArray());
        if (output.isPresent()) {
            write(answer, written);
        } else if (!signature.streamOut()) {
            return NOTHING;
        }
        return written.toByteArray();
    }

    private Object call(Object[] arguments) throws Throwable {
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object read(byte[] payload) {
        try {
            return input.orElseThrow().fromJson(new ByteArrayInputStream(payload));
        } catch (RuntimeException e) {
            throw new RuntimeException("An error occurred during JSON parsing", e);
        }
    }

    private void write(Object answer, ByteArrayOutputStream written) {
        try {
            output.orElseThrow().toJson(answer, written);
        } catch (RuntimeException e) {
            throw new RuntimeException("An error occurred during JSON serialization of response", e);
        }
    }
}
