package dev.tenantonboarding.localcloud.lambda.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.ServiceLoader;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

/** Chooses a payload's serializer as AWS's runtime does: the function's own, AWS's for its event classes, else plain Jackson. */
final class Serializers {
    private static final Object LIBRARY = new Object();

    private final ClassLoader loader;
    private final Optional<CustomPojoSerializer> custom;

    Serializers(ClassLoader loader) throws HandlerFault {
        this.loader = loader;
        var found = ServiceLoader.load(CustomPojoSerializer.class, loader).stream().toList();
        if (found.size() > 1) {
            throw new HandlerFault("Too many serializers provided inside the META-INF/services folder, only one is allowed");
        }
        custom = found.stream().map(ServiceLoader.Provider::get).findFirst();
    }

    PojoSerializer<Object> of(Type type) {
        if (custom.isPresent()) {
            return new Custom(custom.get(), type);
        }
        // The library configures one shared mapper while it makes a serializer.
        synchronized (LIBRARY) {
            return type instanceof Class<?> event && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())
                    ? forEvent(event) : JacksonFactory.getInstance().getSerializer(type);
        }
    }

    @SuppressWarnings("unchecked")
    private PojoSerializer<Object> forEvent(Class<?> event) {
        return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(event, loader);
    }

    private record Custom(CustomPojoSerializer serializer, Type type) implements PojoSerializer<Object> {
        @Override
        public Object fromJson(InputStream input) {
            return serializer.fromJson(input, type);
        }

        @Override
        public Object fromJson(String input) {
            return serializer.fromJson(input, type);
        }

        @Override
        public void toJson(Object value, OutputStream output) {
            serializer.toJson(value, output, type);
        }
    }
}
