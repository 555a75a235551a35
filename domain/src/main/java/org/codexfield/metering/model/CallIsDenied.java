package org.codexfield.metering.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.codexfield.metering.ReceiptId;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.UtcText;
import org.jspecify.annotations.Nullable;

/** The licence, or what the grant is, refuses a call. Its receipt says the same. */
public final class CallIsDenied extends DomainException {
    private static final long serialVersionUID = 1L;

    private final ReceiptId receipt;
    private final String reason;
    private final int rule;
    private final @Nullable Instant retryAt;

    /**
     * @param reason the code, for example {@code calls-are-used-up}
     * @param rule the rule of the licence, from 1; 0 when none decided
     * @param retryAt when it is permitted again, if that is known
     */
    public CallIsDenied(ReceiptId receipt, String reason, int rule, @Nullable Instant retryAt) {
        super(
                retryAt == null ? Kind.FORBIDDEN : Kind.EXHAUSTED,
                "The call is denied: "
                        + reason
                        + (rule > 0 ? " (rule " + rule + " of the licence)" : "")
                        + (retryAt == null ? "." : "; try again from " + UtcText.of(retryAt) + "."),
                told(receipt, reason, rule, retryAt));
        this.receipt = receipt;
        this.reason = reason;
        this.rule = rule;
        this.retryAt = retryAt;
    }

    private static Map<String, String> told(
            ReceiptId receipt, String reason, int rule, @Nullable Instant retryAt) {
        var told = new LinkedHashMap<String, String>();
        told.put("reason", reason);
        told.put("rule", Integer.toString(rule));
        told.put("receipt", receipt.toString());
        if (retryAt != null) {
            told.put("retryAt", UtcText.of(retryAt));
        }
        return told;
    }

    /** The receipt that says so. */
    public ReceiptId receipt() {
        return receipt;
    }

    /** The code. */
    public String reason() {
        return reason;
    }

    /** The rule that decided; 0 when none did. */
    public int rule() {
        return rule;
    }

    /** When it is permitted again, if that is known. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }
}
