package org.codexfield.settlement.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionKind;

/** A few accounts, and postings between them. */
final class LedgerFixture {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final OrganisationId CLINIC = new OrganisationId(new UUID(0, 1));
    static final OrganisationId INSTITUTE = new OrganisationId(new UUID(0, 2));
    static final LedgerAccount WALLET = LedgerAccount.of(CLINIC, AccountPurpose.WALLET, "EUR");
    static final LedgerAccount EARNED = LedgerAccount.of(INSTITUTE, AccountPurpose.PAYABLE, "EUR");
    static final LedgerAccount FEES = LedgerAccount.ofPlatform(AccountPurpose.FEES, "EUR");
    static final LedgerAccount FUNDING = LedgerAccount.ofPlatform(AccountPurpose.FUNDING, "EUR");
    static final LedgerAccount PAID_OUT = LedgerAccount.ofPlatform(AccountPurpose.PAID_OUT, "EUR");

    private LedgerFixture() {}

    static LedgerEntry entry(LedgerAccount account, long amountMicro) {
        return new LedgerEntry(account, amountMicro);
    }

    static Posting move(
            TransactionKind kind,
            String reference,
            LedgerAccount from,
            LedgerAccount to,
            long amountMicro) {
        return Posting.of(
                kind, reference, List.of(entry(from, -amountMicro), entry(to, amountMicro)));
    }

    static Posting topUp(String reference, long amountMicro) {
        return move(TransactionKind.TOP_UP, reference, FUNDING, WALLET, amountMicro);
    }

    static Posting charge(String reference, long amountMicro) {
        return move(TransactionKind.CHARGE, reference, WALLET, EARNED, amountMicro);
    }
}
