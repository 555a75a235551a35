package org.codexfield.metering.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.BackfillFacts;
import org.codexfield.metering.BackfillId;
import org.codexfield.metering.NodeId;
import org.codexfield.shared.TextIsUnacceptable;
import org.junit.jupiter.api.Test;

class UsageBackfillTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final OrganisationId PAYER = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId OPERATOR = new OrganisationId(new UUID(1, 2));
    private static final UsageBackfill.By NILS = by(OPERATOR, 1);
    private static final UsageBackfill.By SAM = by(PAYER, 2);

    private static UsageBackfill.By by(OrganisationId organisation, long person) {
        return new UsageBackfill.By(
                organisation,
                new AccountId(new UUID(3, person)),
                new MemberId(new UUID(4, person)));
    }

    private static UsageBackfill asked(Instant from, Instant until, OrganisationId payer) {
        return asked(
                from,
                until,
                payer,
                new UsageBackfill.Validity(NOON.minus(Duration.ofDays(400)), NOON));
    }

    private static UsageBackfill asked(
            Instant from, Instant until, OrganisationId payer, UsageBackfill.Validity valid) {
        return UsageBackfill.ask(
                new UsageBackfill.Asked(
                        BackfillId.next(NOON),
                        new UsageBackfill.Parties(
                                payer, new OrganisationId(new UUID(1, 3)), OPERATOR),
                        new BackfillFacts(
                                new NodeId(new UUID(5, 1)),
                                new GrantId(new UUID(5, 2)),
                                from,
                                until,
                                UsageBackfill.digest("down")),
                        "down",
                        NILS,
                        NOON),
                valid);
    }

    private static UsageBackfill pending() {
        return asked(NOON.minus(Duration.ofDays(60)), NOON.minus(Duration.ofDays(40)), PAYER);
    }

    @Test
    void approve_letsTheCallsBeReported_forThirtyDays() {
        var backfill = pending();
        assertThat(backfill.state()).isEqualTo(BackfillState.ASKED);

        var fact = backfill.approve(SAM, NOON);

        assertThat(backfill.state()).isEqualTo(BackfillState.APPROVED);
        assertThat(fact.reportableUntil()).isEqualTo(NOON.plus(Duration.ofDays(30)));
        assertThat(fact.leafType()).isEqualTo("usage-backfill.approved");
        assertThat(fact.document())
                .containsKeys("backfill", "node", "grant", "from", "until", "reasonDigest")
                .containsEntry("decidedBy", SAM.member().toString());
        assertThat(fact.change().before()).isNotEqualTo(fact.change().after());
        assertThat(fact.subject().organisation()).isEqualTo(PAYER.value());
    }

    @Test
    void decline_letsNothingBeReported() {
        var backfill = pending();

        var fact = backfill.decline(SAM, NOON);

        assertThat(fact.leafType()).isEqualTo("usage-backfill.declined");
        assertThat(backfill.decision().orElseThrow().reportableUntil()).isEmpty();
    }

    @Test
    void whatWasDecided_isDecidedForGood() {
        var approved = pending();
        var first = approved.approve(SAM, NOON);
        var declined = pending();
        var second = declined.decline(SAM, NOON);
        assertThat(first.id()).isNotEqualTo(second.id());

        assertThatThrownBy(() -> approved.decline(SAM, NOON)).isInstanceOf(BackfillIsDecided.class);
        assertThatThrownBy(() -> declined.approve(SAM, NOON)).isInstanceOf(BackfillIsDecided.class);
    }

    @Test
    void whoAsked_andWhoRunsTheNode_decideNothing() {
        var backfill = pending();
        var nilsAtThePayer = new UsageBackfill.By(PAYER, NILS.account(), SAM.member());

        assertThatThrownBy(() -> backfill.approve(nilsAtThePayer, NOON))
                .isInstanceOf(AskerMayNotDecide.class);
        assertThatThrownBy(() -> backfill.decline(by(OPERATOR, 7), NOON))
                .isInstanceOf(AskerMayNotDecide.class);
        assertThat(backfill.state()).isEqualTo(BackfillState.ASKED);
    }

    @Test
    void ask_isRefused_forNoTime_tooMuch_whatIsNotOver_andOwnCalls() {
        var from = NOON.minus(Duration.ofDays(400));
        assertThat(asked(from, from.plus(UsageBackfill.LONGEST), PAYER).state())
                .isEqualTo(BackfillState.ASKED);
        assertThatThrownBy(() -> asked(from, from.plus(UsageBackfill.LONGEST).plusMillis(1), PAYER))
                .isInstanceOf(BackfillIsUnacceptable.class);
        assertThatThrownBy(() -> asked(from, from, PAYER))
                .isInstanceOf(BackfillIsUnacceptable.class);
        assertThatThrownBy(() -> asked(NOON.minus(Duration.ofDays(40)), NOON.plusMillis(1), PAYER))
                .isInstanceOf(BackfillIsUnacceptable.class);
        assertThatThrownBy(() -> asked(from, NOON.minus(Duration.ofDays(100)), OPERATOR))
                .isInstanceOf(PayerRunsTheNode.class);
        assertThatThrownBy(() -> UsageBackfill.reason(" ")).isInstanceOf(TextIsUnacceptable.class);
    }

    @Test
    void ask_isRefused_outsideOfTheValidityOfTheGrant() {
        var valid =
                new UsageBackfill.Validity(
                        NOON.minus(Duration.ofDays(80)), NOON.minus(Duration.ofDays(50)));
        var before = valid.from().minus(Duration.ofDays(9));
        var after = valid.until().plus(Duration.ofDays(9));

        assertThat(asked(before, valid.from().plusMillis(1), PAYER, valid).state())
                .isEqualTo(BackfillState.ASKED);
        assertThat(asked(valid.until().minusMillis(1), after, PAYER, valid).state())
                .isEqualTo(BackfillState.ASKED);
        assertThatThrownBy(() -> asked(before, valid.from(), PAYER, valid))
                .isInstanceOf(BackfillIsUnacceptable.class);
        assertThatThrownBy(() -> asked(valid.until(), after, PAYER, valid))
                .isInstanceOf(BackfillIsUnacceptable.class);
    }

    /** No database could keep them. */
    @Test
    void ask_isRefused_forYearsOutOfAllBounds() {
        assertThatThrownBy(() -> asked(Instant.MIN, Instant.MIN.plusSeconds(86_400), PAYER))
                .isInstanceOf(BackfillIsUnacceptable.class);
        assertThatThrownBy(() -> asked(Instant.MIN, Instant.MAX, PAYER))
                .isInstanceOf(BackfillIsUnacceptable.class);
        assertThatThrownBy(() -> asked(Instant.MAX.minusSeconds(86_400), Instant.MAX, PAYER))
                .isInstanceOf(BackfillIsUnacceptable.class);
    }
}
