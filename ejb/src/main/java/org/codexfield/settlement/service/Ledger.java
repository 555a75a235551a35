package org.codexfield.settlement.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.codexfield.settlement.HoldId;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.model.AccountState;
import org.codexfield.settlement.model.Books;
import org.codexfield.settlement.model.Hold;
import org.codexfield.settlement.model.HoldHasEnded;
import org.codexfield.settlement.model.HoldRequest;
import org.codexfield.settlement.model.Holds;
import org.codexfield.settlement.model.Journals;
import org.codexfield.settlement.model.LedgerAccounts;
import org.codexfield.settlement.model.Posted;
import org.codexfield.settlement.model.Posting;
import org.codexfield.settlement.model.PostingsAreTooMany;
import org.codexfield.settlement.model.TransactionIsUnknown;

/**
 * The ledger. Everything is done in the transaction of the caller, who must roll it back after a
 * refusal. Locks are always taken in the same order: journals by currency, then accounts; holds
 * have none but their account's. So nobody waits in a circle.
 */
@Dependent
@Transactional(TxType.MANDATORY)
public class Ledger {

    /** The most postings at once. */
    public static final int MOST_POSTINGS = 10_000;

    /** The most entries of all postings at once. */
    public static final int MOST_ENTRIES = 100_000;

    @Inject Journals journals;
    @Inject LedgerAccounts accounts;
    @Inject Holds holds;
    @Inject Clock clock;

    /**
     * Records postings, all or none, in their order; those that are recorded already are not
     * recorded again. Accounts begin with their first posting.
     *
     * @return where each is recorded
     * @throws PostingsAreTooMany if they are more than {@value #MOST_POSTINGS}, or have more than
     *     {@value #MOST_ENTRIES} entries together
     * @throws org.codexfield.shared.DomainException as {@link Books#post} says
     */
    public List<Posted> post(List<Posting> postings) {
        var books = open(postings);
        var posted = postings.stream().map(each -> books.post(each, clock.instant())).toList();
        keep(books);
        return posted;
    }

    /** Records one posting, as {@link #post(List)} does. */
    public Posted post(Posting posting) {
        return post(List.of(posting)).get(0);
    }

    private Books open(List<Posting> postings) {
        requireFew(postings);
        var currencies = new TreeSet<String>();
        postings.forEach(each -> currencies.add(each.currency()));
        var heads = journals.lock(currencies);
        var names = postings.stream().map(Posting::name).collect(Collectors.toSet());
        var recorded = journals.recorded(names);
        var touched = new HashSet<LedgerAccount>();
        var reversed = new HashSet<TransactionId>();
        for (var posting : postings) {
            if (!recorded.containsKey(posting.name())) {
                posting.entries().forEach(entry -> touched.add(entry.account()));
                posting.reverses().ifPresent(reversed::add);
            }
        }
        return new Books(
                heads,
                accounts.lock(touched, clock.instant()),
                recorded,
                journals.originals(reversed));
    }

    private static void requireFew(List<Posting> postings) {
        long entries = postings.stream().mapToLong(each -> each.entries().size()).sum();
        if (postings.size() > MOST_POSTINGS || entries > MOST_ENTRIES) {
            throw new PostingsAreTooMany(MOST_POSTINGS, MOST_ENTRIES);
        }
    }

    private void keep(Books books) {
        accounts.save(books.changed());
        journals.add(books);
    }

    /**
     * What a reversal of all that is left of a transaction would say.
     *
     * @throws TransactionIsUnknown if there is no such transaction
     */
    public Posting reversal(TransactionId transaction, String reference) {
        var original =
                journals.originals(Set.of(transaction)).stream()
                        .findFirst()
                        .orElseThrow(() -> new TransactionIsUnknown(transaction));
        return Posting.reversal(reference, transaction, original.opposite());
    }

    /**
     * Holds an amount; what is held under this reference already is not held again, whatever became
     * of it.
     *
     * @throws org.codexfield.shared.DomainException as {@link AccountState#held} says, if the
     *     ledger has no such account, or if the reference stands for another hold
     */
    public Hold hold(HoldRequest request) {
        var state = accounts.lock(request.account());
        var before = holds.find(request.reference());
        if (before.isPresent()) {
            return before.get().asAsked(request);
        }
        var hold = Hold.of(request, clock.instant());
        accounts.save(List.of(state.held(request.amountMicro())));
        holds.add(hold);
        return hold;
    }

    /**
     * Posts what is held, or a part of it; the rest is free.
     *
     * @param posting takes of the hold's account what was held, or less
     * @throws HoldHasEnded if it was captured by another posting, released, or its time is over
     * @throws org.codexfield.shared.DomainException as {@link Hold#requireCapture} and {@link
     *     Books#post} say
     */
    public Posted capture(HoldId id, Posting posting) {
        var books = open(List.of(posting));
        var hold = holds.get(id);
        if (books.isRecorded(posting.name())) {
            return hold.requireCapturedBy(books.post(posting, clock.instant()));
        }
        hold.requireCapture(posting, clock.instant());
        books.free(hold.account(), hold.request().amountMicro());
        var posted = books.post(posting, clock.instant());
        keep(books);
        holds.save(hold.captured(posted.id()));
        return posted;
    }

    /**
     * Lets a hold go; done already, it stays done.
     *
     * @throws HoldHasEnded if it was captured
     */
    public void release(HoldId id) {
        end(id, Hold::released);
    }

    /** Ends holds whose time is over, at most so many; says how many it looked at. */
    public int expire(int most) {
        var overdue = holds.overdue(clock.instant(), most);
        overdue.forEach(id -> end(id, hold -> hold.expired(clock.instant())));
        return overdue.size();
    }

    private void end(HoldId id, UnaryOperator<Hold> how) {
        var state = accounts.lock(holds.get(id).account());
        var hold = holds.get(id);
        var ended = how.apply(hold);
        if (hold.isHeld() && !ended.isHeld()) {
            accounts.save(List.of(state.freed(hold.request().amountMicro())));
            holds.save(ended);
        }
    }

    /**
     * Agrees by how much the balance may be below zero.
     *
     * @throws org.codexfield.settlement.model.AccountTakesNoLimit unless it is a wallet or a
     *     receivable
     * @throws org.codexfield.settlement.model.AccountLimitIsUnacceptable if it is below zero, or
     *     below what is used of it
     */
    public void limit(LedgerAccount account, long limitMicro) {
        journals.lock(Set.of(account.currency()));
        var state = accounts.lock(Set.of(account), clock.instant()).get(0);
        accounts.save(List.of(state.limited(limitMicro)));
    }

    /**
     * Closes an account, so that nothing more is posted or held.
     *
     * @throws org.codexfield.settlement.model.LedgerAccountIsUnknown before its first use
     * @throws org.codexfield.settlement.model.LedgerAccountIsInUse unless it is empty
     */
    public void close(LedgerAccount account) {
        accounts.save(List.of(accounts.lock(account).shut()));
    }

    /**
     * Opens an account again.
     *
     * @throws org.codexfield.settlement.model.LedgerAccountIsUnknown before its first use
     */
    public void reopen(LedgerAccount account) {
        accounts.save(List.of(accounts.lock(account).reopened()));
    }

    /** Where an account stands; empty before its first use. */
    public Optional<AccountState> find(LedgerAccount account) {
        return accounts.find(account);
    }
}
