package org.codexfield.identity.service;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Injects as the container does, so that a service's collaborators may change without its test. */
final class Wiring {

    private final List<Object> parts = new ArrayList<>();

    /** Offers a part to whoever injects one of its types. */
    Wiring with(Object part) {
        parts.add(part);
        return this;
    }

    /** The part of this type; made, with all it injects, when there is none yet. */
    synchronized <T> T get(Class<T> type) {
        for (var part : parts) {
            if (type.isInstance(part)) {
                return type.cast(part);
            }
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalStateException("Nothing to inject for " + type);
        }
        try {
            return make(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot be made: " + type, e);
        }
    }

    private <T> T make(Class<T> type) throws ReflectiveOperationException {
        var constructor = constructor(type);
        var arguments = new ArrayList<>();
        for (var parameter : constructor.getParameterTypes()) {
            arguments.add(get(parameter));
        }
        var made = type.cast(constructor.newInstance(arguments.toArray()));
        parts.add(made);
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            for (Field field : holder.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(made, get(field.getType()));
                }
            }
        }
        return made;
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.isAnnotationPresent(Inject.class)) {
                constructor.setAccessible(true);
                return constructor;
            }
        }
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor;
    }
}
