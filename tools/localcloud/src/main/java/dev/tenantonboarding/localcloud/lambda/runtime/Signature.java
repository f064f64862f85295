package dev.tenantonboarding.localcloud.lambda.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import com.amazonaws.services.lambda.runtime.Context;

/**
 * What a handler method takes, in this order, and gives back.
 *
 * @param streamIn  an InputStream
 * @param input     an object read from the payload; never together with a stream
 * @param streamOut an OutputStream
 * @param context   the Context
 * @param output    the type of the answer; absent if the method returns nothing or writes to a stream
 */
record Signature(boolean streamIn, Optional<Type> input, boolean streamOut, boolean context, Optional<Type> output) {

    /** Empty if the method has parameters that no handler may have. */
    static Optional<Signature> of(Method method) {
        Deque<Type> parameters = new ArrayDeque<>(List.of(method.getGenericParameterTypes()));
        var streamIn = take(parameters, InputStream.class);
        Optional<Type> input = Optional.empty();
        if (!streamIn && !parameters.isEmpty() && parameters.peek() != OutputStream.class && parameters.peek() != Context.class) {
            input = Optional.of(parameters.poll());
        }
        var streamOut = input.isEmpty() && take(parameters, OutputStream.class);
        var context = take(parameters, Context.class);
        var output = streamIn || streamOut ? Optional.<Type>empty() : output(method.getGenericReturnType());
        return parameters.isEmpty() ? Optional.of(new Signature(streamIn, input, streamOut, context, output)) : Optional.empty();
    }

    static Signature ofRequestHandler(Type input, Type output) {
        return new Signature(false, Optional.of(input), false, true, output(output));
    }

    private static Optional<Type> output(Type type) {
        return type == void.class || type == Void.class ? Optional.empty() : Optional.of(type);
    }

    private static boolean take(Deque<Type> parameters, Class<?> type) {
        var there = parameters.peek() == type;
        if (there) {
            parameters.poll();
        }
        return there;
    }
}
