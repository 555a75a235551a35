package org.codexfield.settlement.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.codexfield.settlement.HoldId;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.LedgerAccountId;
import org.codexfield.settlement.TransactionId;

/** A ledger in memory: each call all or nothing, as in a database. */
final class MemoryLedger {

    final Map<LedgerAccount, AccountState> accounts = new HashMap<>();
    final Map<String, List<LedgerTransaction>> journals = new HashMap<>();
    final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    private final Map<String, JournalHead> heads = new HashMap<>();
    private final Map<PostingName, Recorded> recorded = new HashMap<>();
    private final Instant now;

    MemoryLedger(Instant now) {
        this.now = now;
    }

    Posted post(Posting posting) {
        return post(List.of(posting)).get(0);
    }

    List<Posted> post(List<Posting> postings) {
        var books = open(postings);
        var posted = postings.stream().map(each -> books.post(each, now)).toList();
        keep(books);
        return posted;
    }

    Hold hold(HoldRequest request) {
        accounts.put(request.account(), state(request.account()).held(request.amountMicro()));
        var hold = Hold.of(request, now);
        holds.put(hold.id(), hold);
        return hold;
    }

    void release(Hold hold) {
        var before = current(hold);
        holds.put(hold.id(), before.released());
        if (before.isHeld()) {
            var freed = state(before.account()).freed(before.request().amountMicro());
            accounts.put(before.account(), freed);
        }
    }

    Posted capture(Hold hold, Posting posting) {
        var books = open(List.of(posting));
        var before = current(hold);
        before.requireCapture(posting, now);
        books.free(before.account(), before.request().amountMicro());
        var posted = books.post(posting, now);
        keep(books);
        holds.put(hold.id(), before.captured(posted.id()));
        return posted;
    }

    private Hold current(Hold hold) {
        return Objects.requireNonNull(holds.get(hold.id()), "a hold of this ledger");
    }

    void limit(LedgerAccount account, long limitMicro) {
        accounts.put(account, state(account).limited(limitMicro));
    }

    AccountState state(LedgerAccount account) {
        return accounts.getOrDefault(
                account, AccountState.empty(account, LedgerAccountId.next(now)));
    }

    JournalHead head(String currency) {
        return heads.getOrDefault(currency, JournalHead.empty(currency));
    }

    List<LedgerTransaction> transactions() {
        return journals.values().stream().flatMap(List::stream).toList();
    }

    Original original(LedgerTransaction transaction) {
        var rest =
                transactions().stream()
                        .filter(
                                each ->
                                        each.equals(transaction)
                                                || each.content()
                                                        .reverses()
                                                        .filter(transaction.id()::equals)
                                                        .isPresent())
                        .flatMap(each -> each.content().entries().stream())
                        .collect(
                                Collectors.toMap(
                                        LedgerEntry::account,
                                        LedgerEntry::amountMicro,
                                        Math::addExact));
        return new Original(
                transaction.id(), transaction.sequence(), transaction.content().kind(), rest);
    }

    Books open(List<Posting> postings) {
        var touched = new ArrayList<AccountState>();
        var originals = new ArrayList<Original>();
        for (var posting : postings) {
            posting.entries().forEach(entry -> touched.add(state(entry.account())));
            posting.reverses().ifPresent(id -> originals.addAll(found(id)));
        }
        return new Books(
                postings.stream().map(each -> head(each.currency())).distinct().toList(),
                touched,
                recorded,
                originals);
    }

    private List<Original> found(TransactionId id) {
        return transactions().stream()
                .filter(each -> each.id().equals(id))
                .map(this::original)
                .toList();
    }

    private void keep(Books books) {
        books.changed().forEach(state -> accounts.put(state.account(), state));
        for (var transaction : books.added()) {
            var content = transaction.content();
            journals.computeIfAbsent(content.currency(), any -> new ArrayList<>()).add(transaction);
            heads.put(content.currency(), books.head(content.currency()));
            recorded.put(
                    new PostingName(content.kind(), content.reference()),
                    new Recorded(transaction.posted(), transaction.contentDigest()));
        }
    }
}
