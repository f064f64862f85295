package dev.tenantonboarding.localcloud.lambda.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** Makes a handler from its name, with the environment it shall see. */
final class Handlers {
    /** AWS's order among overloads: no bridges, then the most parameters, a closing Context counting twice. */
    private static final Comparator<Method> PREFERENCE =
            Comparator.comparing(Method::isBridge).thenComparing(Comparator.comparing(Handlers::weight).reversed());

    private final ClassLoader loader;
    private final Map<String, String> environment;

    private Handlers(ClassLoader loader, Map<String, String> environment) {
        this.loader = loader;
        this.environment = environment;
    }

    /**
     * @param environment the variables that the handler's constructor gets
     * @throws HandlerFault if the handler isn't there, has no fitting method or constructor, or its constructor throws
     */
    static Handler load(String handler, ClassLoader loader, Map<String, String> environment) throws HandlerFault {
        return new Handlers(loader, environment).load(HandlerName.parse(handler));
    }

    private Handler load(HandlerName name) throws HandlerFault {
        var type = type(name);
        if (name.method().isPresent()) {
            return ofMethod(type, name.method().get());
        }
        if (RequestStreamHandler.class.isAssignableFrom(type)) {
            return ofInterface(type, RequestStreamHandler.class,
                    new Signature(true, Optional.empty(), true, true, Optional.empty()),
                    InputStream.class, OutputStream.class, Context.class);
        }
        if (RequestHandler.class.isAssignableFrom(type)) {
            List<Type> types = InterfaceTypes.of(type, RequestHandler.class).orElseThrow(() -> new HandlerFault(
                    "Class " + type.getName() + " does not implement RequestHandler with concrete type parameters"));
            return ofInterface(type, RequestHandler.class, Signature.ofRequestHandler(types.get(0), types.get(1)), Object.class, Context.class);
        }
        throw new HandlerFault("Class does not implement an appropriate handler interface: " + type.getName());
    }

    private Class<?> type(HandlerName name) throws HandlerFault {
        try {
            return Class.forName(name.className(), true, loader);
        } catch (ClassNotFoundException e) {
            throw new HandlerFault("Class not found: " + name.className(), e);
        } catch (LinkageError e) {
            throw new HandlerFault("Error loading class " + name.className() + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
        }
    }

    private Handler ofMethod(Class<?> type, String name) throws HandlerFault {
        var method = methods(type, name).filter(each -> Signature.of(each).isPresent()).min(PREFERENCE).orElseThrow(() -> new HandlerFault(
                "No public method named " + name + " with appropriate method signature found on class " + type.getName()));
        if (Modifier.isStatic(method.getModifiers())) {
            throw new HandlerFault("The handler method " + type.getName() + "::" + name + " is static. The local cloud hands functions their "
                    + "environment through a constructor, so it runs instance methods only.");
        }
        return new Handler(make(type), method, Signature.of(method).orElseThrow(), new Serializers(loader));
    }

    private static Stream<Method> methods(Class<?> type, String name) throws HandlerFault {
        try {
            return Stream.of(type.getMethods()).filter(method -> method.getName().equals(name));
        } catch (NoClassDefFoundError e) {
            throw new HandlerFault("Error loading method " + name + " on class " + type.getName(), e);
        }
    }

    private Handler ofInterface(Class<?> type, Class<?> handler, Signature signature, Class<?>... parameters) throws HandlerFault {
        try {
            return new Handler(make(type), handler.getMethod("handleRequest", parameters), signature, new Serializers(loader));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the handler interfaces have changed", e);
        }
    }

    /** Through the constructor that takes the environment: in one process with others, a function has no variables of its own. */
    private Object make(Class<?> type) throws HandlerFault {
        try {
            return type.getConstructor(Map.class).newInstance(environment);
        } catch (NoSuchMethodException e) {
            throw new HandlerFault("Class " + type.getName() + " has no public constructor (java.util.Map<String, String>), through which "
                    + "the local cloud hands functions their environment", e);
        } catch (InvocationTargetException e) {
            throw new HandlerFault(e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new HandlerFault(e);
        }
    }

    private static int weight(Method method) {
        var types = method.getParameterTypes();
        return types.length + (types.length > 0 && types[types.length - 1] == Context.class ? 1 : 0);
    }
}
