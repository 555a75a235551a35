package org.codexfield.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a class stands: whose it is, and what for.
 *
 * @param context for example {@code identity}; {@code config} for the settings
 */
record Place(String context, Layer layer) {

    static final String SHARED = "shared";
    static final String PORTAL = "portal";
    private static final String CONFIG = "config";

    private static final Pattern PACKAGE =
            Pattern.compile(
                    "org\\.codexfield\\.(?:canary\\.)?([a-z]+)(?:\\.([a-z0-9]+)(?:\\..*)?)?");

    /** Reads the package's name; empty for a class that is not of the product. */
    static Optional<Place> of(JavaClass type) {
        var name = PACKAGE.matcher(type.getBaseComponentType().getPackageName());
        if (!name.matches()) {
            return Optional.empty();
        }
        var context = name.group(1);
        return Optional.of(new Place(context, layer(context, name.group(2))));
    }

    private static Layer layer(String context, String role) {
        if (role == null) {
            return CONFIG.equals(context) ? Layer.CONFIG : Layer.PUBLISHED;
        }
        return switch (role) {
            case "model" -> Layer.MODEL;
            case "verify" -> Layer.VERIFY;
            case "service" -> Layer.SERVICE;
            case "persistence" -> Layer.PERSISTENCE;
            case "web" -> Layer.WEB;
            default -> Layer.TECHNOLOGY;
        };
    }

    /** Whether another context may name it. */
    boolean isPublished() {
        return layer == Layer.PUBLISHED || layer == Layer.VERIFY;
    }

    boolean isOf(Place other) {
        return context.equals(other.context);
    }

    boolean isShared() {
        return context.equals(SHARED);
    }
}
