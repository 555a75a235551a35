package org.codexfield.licensing.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.Visibility;
import org.codexfield.shared.Ids;
import org.codexfield.shared.Text;

/**
 * A line of a request's history.
 *
 * @param kind what happened
 * @param by who did it; the nil UUID for the system
 * @param organisation for which organisation
 * @param visibility who may read it
 * @param text what was written to it; may be empty
 * @param content what was asked, when it was handed in; empty otherwise
 * @param round how often it was handed in by then, of what hands it in or decides it; 0 otherwise
 * @param decision the stage that ended by it, if one did
 */
public record RequestEntry(
        UUID id,
        AccessRequestId request,
        Kind kind,
        MemberId by,
        OrganisationId organisation,
        Visibility visibility,
        String text,
        String content,
        int round,
        Optional<StageDecision> decision,
        Instant at) {

    /** The longest text. */
    public static final int MAX_TEXT = 4_000;

    /** What happened. */
    public enum Kind {
        /** It was begun. */
        DRAFTED,
        /** It was handed in. */
        SUBMITTED,
        /** The requesting organisation vouched. */
        VOUCHED,
        /** Advice was given. */
        ADVISED,
        /** A stage approved it. */
        APPROVED,
        /** A rule approved it. */
        APPROVED_BY_RULE,
        /** It was given back. */
        RETURNED,
        /** It was refused. */
        REJECTED,
        /** It was taken back. */
        WITHDRAWN,
        /** Its time was up. */
        LAPSED,
        /** Those who decide were reminded. */
        REMINDED,
        /** Somebody wrote something. */
        COMMENTED
    }

    /**
     * @throws org.codexfield.shared.TextIsUnacceptable if the text is none
     */
    public RequestEntry {
        text = Text.block("text", text, MAX_TEXT);
    }

    /** What the system did. */
    public static RequestEntry ofSystem(AccessRequest request, Kind kind, Instant now) {
        return of(
                request,
                kind,
                new MemberId(Subject.NOBODY),
                new OrganisationId(Subject.NOBODY),
                "",
                now);
    }

    /** What a member did. */
    public static RequestEntry of(
            AccessRequest request,
            Kind kind,
            MemberId by,
            OrganisationId organisation,
            String text,
            Instant now) {
        return new RequestEntry(
                Ids.next(now),
                request.id(),
                kind,
                by,
                organisation,
                Visibility.PUBLIC,
                text,
                kind == Kind.SUBMITTED ? request.content().text() : "",
                kind == Kind.SUBMITTED ? request.round : 0,
                Optional.empty(),
                now);
    }

    /** The end of a stage. Advice is for the provider's people. */
    public static RequestEntry of(
            AccessRequest request,
            StageDecision decision,
            OrganisationId organisation,
            String text) {
        var kind = Kind.valueOf(decision.outcome().name());
        return new RequestEntry(
                Ids.next(decision.at()),
                request.id(),
                kind,
                decision.member(),
                organisation,
                kind == Kind.ADVISED ? Visibility.INTERNAL : Visibility.PUBLIC,
                text,
                "",
                decision.round(),
                Optional.of(decision),
                decision.at());
    }

    /** The same line, for the writer's organisation alone. */
    public RequestEntry internal() {
        return new RequestEntry(
                id,
                request,
                kind,
                by,
                organisation,
                Visibility.INTERNAL,
                text,
                content,
                round,
                decision,
                at);
    }

    /** The person who decided a stage by it, if one did. */
    public Optional<AccountId> decider() {
        return decision.map(StageDecision::account)
                .filter(account -> !account.value().equals(Subject.NOBODY));
    }
}
