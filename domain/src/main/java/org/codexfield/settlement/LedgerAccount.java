package org.codexfield.settlement;

import java.util.Optional;
import java.util.regex.Pattern;
import org.codexfield.identity.OrganisationId;

/**
 * An account of the ledger, named by whose it is, what for, and in which currency. There is one of
 * each, from its first use on.
 *
 * <pre>{@code
 * LedgerAccount.of(institute, AccountPurpose.WALLET, "EUR").name(); // wallet:0190f2c4-...
 * LedgerAccount.ofPlatform(AccountPurpose.FEES, "EUR").name(); // fees:platform
 * }</pre>
 *
 * @param organisation whose it is; empty for the platform's
 * @param currency ISO 4217, for example {@code EUR}
 */
public record LedgerAccount(
        Optional<OrganisationId> organisation, AccountPurpose purpose, String currency)
        implements Comparable<LedgerAccount> {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /**
     * @throws LedgerCurrencyIsMalformed unless the currency is three letters A-Z
     * @throws PurposeBelongsToAnother if this owner has no accounts for this purpose
     */
    public LedgerAccount {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new LedgerCurrencyIsMalformed(currency);
        }
        if (organisation.isEmpty() ? purpose.isOfOrganisations() : purpose.isOfPlatform()) {
            throw new PurposeBelongsToAnother(purpose);
        }
    }

    /** An organisation's. */
    public static LedgerAccount of(
            OrganisationId organisation, AccountPurpose purpose, String currency) {
        return new LedgerAccount(Optional.of(organisation), purpose, currency);
    }

    /** The platform's. */
    public static LedgerAccount ofPlatform(AccountPurpose purpose, String currency) {
        return new LedgerAccount(Optional.empty(), purpose, currency);
    }

    /** Its name within its currency, the same for ever: documents and exports use it. */
    public String name() {
        return purpose.code() + ":" + organisation.map(OrganisationId::toString).orElse("platform");
    }

    /** Orders by currency, then as the names do. */
    @Override
    public int compareTo(LedgerAccount other) {
        int currencies = currency.compareTo(other.currency);
        return currencies == 0 ? name().compareTo(other.name()) : currencies;
    }

    /** For example {@code wallet:0190f2c4-... EUR}. */
    @Override
    public String toString() {
        return name() + " " + currency;
    }
}
