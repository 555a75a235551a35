package org.codexfield.settlement.model;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Collection;
import org.codexfield.shared.UtcText;

/**
 * Writes transactions in the journal format of hledger (https://hledger.org/hledger.html#journal):
 * the name of an account is its {@code name()}, its commodity the currency, and amounts have all
 * six decimals.
 *
 * <pre>{@code
 * 2026-03-02 * (EUR/1) top-up bank/2026-0042  ; id:0190f2c4-..., at:2026-03-02T12:00:00.000Z
 *     funding:platform  -50.000000 EUR
 *     wallet:0190f2c4-...  50.000000 EUR
 * }</pre>
 */
public final class HledgerJournal {

    private static final int DECIMALS = 6;

    private HledgerJournal() {}

    /** What the file begins with. */
    public static void begin(Appendable out, Collection<String> currencies) throws IOException {
        out.append("decimal-mark .\n");
        for (var currency : currencies) {
            out.append("commodity 1.000000 ").append(currency).append('\n');
        }
    }

    /** Writes one transaction. */
    public static void write(Appendable out, LedgerTransaction transaction) throws IOException {
        var content = transaction.content();
        out.append('\n').append(transaction.at().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        out.append(" * (").append(content.currency()).append('/');
        out.append(Long.toString(transaction.sequence())).append(") ");
        out.append(content.kind().code()).append(' ').append(content.reference());
        out.append("  ; id:").append(transaction.id().toString());
        out.append(", at:").append(UtcText.of(transaction.at())).append('\n');
        for (var entry : content.entries()) {
            out.append("    ").append(entry.account().name()).append("  ");
            out.append(BigDecimal.valueOf(entry.amountMicro(), DECIMALS).toPlainString());
            out.append(' ').append(content.currency()).append('\n');
        }
    }
}
