package dev.tenantonboarding.localcloud.lambda.runtime;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a class puts in for the type parameters of an interface, through super classes and other interfaces. */
final class InterfaceTypes {
    private final Class<?> target;

    private InterfaceTypes(Class<?> target) {
        this.target = target;
    }

    /** Empty if the class implements the interface without type arguments, or leaves one unbounded. */
    static Optional<List<Type>> of(Class<?> type, Class<?> target) {
        return new InterfaceTypes(target).find(type, Map.of()).filter(types -> types.stream().noneMatch(InterfaceTypes::unbounded))
                .map(types -> types.stream().map(InterfaceTypes::bound).toList());
    }

    private static boolean unbounded(Type type) {
        return type instanceof TypeVariable<?> && bound(type) == Object.class;
    }

    private Optional<List<Type>> find(Type at, Map<TypeVariable<?>, Type> bound) {
        List<Type> arguments = at instanceof ParameterizedType type ? resolve(type, bound) : List.of();
        var raw = (Class<?>) (at instanceof ParameterizedType type ? type.getRawType() : at);
        if (raw == target) {
            return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments);
        }
        Map<TypeVariable<?>, Type> inner = new HashMap<>();
        for (var i = 0; i < arguments.size(); i++) {
            inner.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        var parents = new ArrayList<>(List.of(raw.getGenericInterfaces()));
        Optional.ofNullable(raw.getGenericSuperclass()).ifPresent(parents::add);
        return parents.stream().map(parent -> find(parent, inner)).flatMap(Optional::stream).findFirst();
    }

    private static List<Type> resolve(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
        return List.of(type.getActualTypeArguments()).stream()
                .map(argument -> argument instanceof TypeVariable<?> variable ? bound.getOrDefault(variable, argument) : argument).toList();
    }

    private static Type bound(Type type) {
        return type instanceof TypeVariable<?> variable ? variable.getBounds()[0] : type;
    }
}
