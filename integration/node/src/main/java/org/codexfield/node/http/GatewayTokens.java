package org.codexfield.node.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.codexfield.evidence.verify.SigningKeyIsUnknown;
import org.codexfield.metering.verify.GatewayToken;
import org.codexfield.node.installation.InstallationKeys;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** Tells gateways of the installation from everybody else. */
final class GatewayTokens {

    private static final System.Logger LOG = System.getLogger(GatewayTokens.class.getName());
    private static final String SCHEME = "Bearer ";
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_CACHED = 4096;

    /** What a token is found to be. */
    enum Verdict {
        VALID,
        /** It is signed with a key that is not known yet, if ever it will be. */
        KEY_IS_UNKNOWN,
        REFUSED
    }

    private final InstallationKeys keys;
    private final Supplier<Optional<UUID>> node;
    private final Clock clock;

    /** Tokens whose signature was checked, by their digest, until they expire. */
    private final Map<Digest, Instant> checked = new ConcurrentHashMap<>();

    GatewayTokens(InstallationKeys keys, Supplier<Optional<UUID>> node, Clock clock) {
        this.keys = keys;
        this.node = node;
        this.clock = clock;
    }

    Verdict check(String authorization) {
        var id = node.get();
        if (id.isEmpty()
                || authorization.length() > MAX_LENGTH
                || !authorization.startsWith(SCHEME)) {
            return Verdict.REFUSED;
        }
        var token = authorization.substring(SCHEME.length());
        var digest = Digest.of(token.getBytes(StandardCharsets.ISO_8859_1));
        var expiresAt = checked.get(digest);
        var now = clock.instant();
        if (expiresAt != null && now.isBefore(expiresAt)) {
            return Verdict.VALID;
        }
        try {
            remember(digest, GatewayToken.verify(token, id.get(), keys::find, now).expiresAt());
            return Verdict.VALID;
        } catch (SigningKeyIsUnknown e) {
            return Verdict.KEY_IS_UNKNOWN;
        } catch (DomainException e) {
            LOG.log(System.Logger.Level.DEBUG, "A token is refused: " + e.getMessage());
            return Verdict.REFUSED;
        }
    }

    private void remember(Digest token, Instant expiresAt) {
        if (checked.size() >= MAX_CACHED) {
            var now = clock.instant();
            checked.values().removeIf(end -> !now.isBefore(end));
            if (checked.size() >= MAX_CACHED) {
                checked.clear();
            }
        }
        checked.put(token, expiresAt);
    }
}
