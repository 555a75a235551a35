package org.codexfield.settlement.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.HoldId;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionKind;
import org.codexfield.settlement.model.Hold;
import org.codexfield.settlement.model.HoldRequest;
import org.codexfield.settlement.model.LedgerEntry;
import org.codexfield.settlement.model.LedgerTransaction;
import org.codexfield.settlement.model.Posted;
import org.codexfield.settlement.model.Posting;
import org.codexfield.settlement.persistence.LedgerAdapters;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;

/** The ledger on one database, each call in a transaction of its own, and some accounts. */
final class TestLedger {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final LedgerAccount FUNDING = LedgerAccount.ofPlatform(AccountPurpose.FUNDING, "EUR");
    static final LedgerAccount FEES = LedgerAccount.ofPlatform(AccountPurpose.FEES, "EUR");
    static final LedgerAccount WALLET = account(1, AccountPurpose.WALLET);
    static final LedgerAccount EARNED = account(2, AccountPurpose.PAYABLE);

    final SetClock clock = new SetClock(NOON);
    final Ledger ledger = new Ledger();
    final LedgerCheck check = new LedgerCheck();
    final LedgerExport export = new LedgerExport();
    private final LedgerAdapters adapters;
    private final TestDatabase database;

    TestLedger(TestDatabase database) {
        this.database = database;
        adapters = new LedgerAdapters(database);
        ledger.journals = adapters.journals;
        ledger.accounts = adapters.accounts;
        ledger.holds = adapters.holds;
        ledger.clock = clock;
        check.journals = adapters.journals;
        check.sums = adapters.defects;
        export.journals = adapters.journals;
    }

    static LedgerAccount account(int owner, AccountPurpose purpose) {
        return LedgerAccount.of(new OrganisationId(new UUID(0, owner)), purpose, "EUR");
    }

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

    Posted post(Posting posting) {
        return database.inTransaction(() -> ledger.post(posting));
    }

    List<Posted> post(List<Posting> postings) {
        return database.inTransaction(() -> ledger.post(postings));
    }

    Hold hold(String reference, long amountMicro) {
        var request = new HoldRequest(reference, WALLET, amountMicro, NOON.plusSeconds(60));
        return database.inTransaction(() -> ledger.hold(request));
    }

    Posted capture(HoldId hold, Posting posting) {
        return database.inTransaction(() -> ledger.capture(hold, posting));
    }

    void release(HoldId hold) {
        database.inTransaction(() -> ledger.release(hold));
    }

    int expire() {
        return database.inTransaction(() -> ledger.expire(100));
    }

    void limit(LedgerAccount account, long limitMicro) {
        database.inTransaction(() -> ledger.limit(account, limitMicro));
    }

    void close(LedgerAccount account) {
        database.inTransaction(() -> ledger.close(account));
    }

    void reopen(LedgerAccount account) {
        database.inTransaction(() -> ledger.reopen(account));
    }

    long balance(LedgerAccount account) {
        return ledger.find(account).map(state -> state.balanceMicro()).orElse(0L);
    }

    long available(LedgerAccount account) {
        return ledger.find(account).map(state -> state.availableMicro()).orElse(0L);
    }

    /** All of the journal, a page after the other. */
    List<LedgerTransaction> transactions(String currency) {
        var all = new ArrayList<LedgerTransaction>();
        var page = adapters.journals.after(currency, 0);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = adapters.journals.after(currency, all.get(all.size() - 1).sequence());
        }
        return all;
    }
}
