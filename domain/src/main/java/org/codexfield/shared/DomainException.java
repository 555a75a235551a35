package org.codexfield.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal: the domain says no, and why. Every refusal is a subclass whose name is a sentence.
 *
 * <pre>{@code
 * public final class AccessRequestAlreadyDecided extends DomainException {
 *     private static final long serialVersionUID = 1L;
 *
 *     public AccessRequestAlreadyDecided(AccessRequestId id) {
 *         super(
 *                 Kind.CONFLICT,
 *                 "Access request " + id + " is decided already; read it again to see how.",
 *                 Map.of("accessRequest", id.toString()));
 *     }
 * }
 * }</pre>
 *
 * <p>The message says what was refused, where, and how to mend it, in English, for logs and for
 * clients that read no translation. A channel that translates looks up {@link #code()} and fills
 * the pattern with {@link #arguments()}. Neither may carry a secret.
 */
public abstract class DomainException extends RuntimeException {

    /** What sort of refusal it is; each channel maps it once (HTTP status, Faces severity). */
    public enum Kind {
        /** What was given breaks a rule, whoever gives it and whenever. */
        INVALID,
        /** This caller may not, whatever is given. */
        FORBIDDEN,
        /** What was named does not exist, or the caller may not know that it does. */
        NOT_FOUND,
        /** It contradicts the present state; reading again shows the state. */
        CONFLICT,
        /** A limit, a quota or a budget is used up. */
        EXHAUSTED,
        /** This installation cannot at present, whoever asks; nothing is wrong with the request. */
        UNAVAILABLE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    // declared as a serialisable class, because an exception is serialisable and a Map is not
    private final LinkedHashMap<String, String> arguments;

    /**
     * @param kind what sort of refusal it is
     * @param message what was refused, where, and how to mend it
     * @param arguments the named values that a translated message needs
     */
    protected DomainException(Kind kind, String message, Map<String, String> arguments) {
        super(message);
        this.kind = kind;
        this.arguments = new LinkedHashMap<>(arguments);
    }

    /** A refusal that passes on the failure that led to it. */
    protected DomainException(
            Kind kind, String message, Map<String, String> arguments, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.arguments = new LinkedHashMap<>(arguments);
    }

    /** What sort of refusal it is. */
    public final Kind kind() {
        return kind;
    }

    /**
     * The stable name of this refusal in kebab case, derived from the simple class name, for
     * example {@code access-request-already-decided}. Clients and translations rely on it, so
     * renaming a refusal changes the API.
     */
    public final String code() {
        return KebabCase.of(getClass());
    }

    /** The named values of a translated message, in the order given; unmodifiable. */
    public final Map<String, String> arguments() {
        return Collections.unmodifiableMap(arguments);
    }
}
