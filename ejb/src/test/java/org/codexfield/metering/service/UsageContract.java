package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.assertj.core.groups.Tuple;
import org.codexfield.evidence.LogProofs;
import org.codexfield.identity.Caller;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Organisation;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.persistence.TestMetering;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;
import org.codexfield.shared.IdIsMalformed;
import org.codexfield.shared.Ids;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;
import org.codexfield.shared.persistence.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Usage on a real database: sums equal the receipts, and nobody sees another's. */
abstract class UsageContract extends NodesContract {

    private static final Digest SOME = Digest.of(new byte[] {1});
    private static final UUID GATEWAY = new UUID(0, 0);
    private static final String SCANS = "hospital/scans";
    private static final String NOTES = "hospital/notes";
    private static final long ONE_MU = 1_000_000;

    private final AtomicLong sequence = new AtomicLong();
    private TestMetering metering;
    private Organisation lab;
    private Caller rita;
    private UUID grant;

    UsageContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @BeforeAll
    void keepReceipts() {
        metering = new TestMetering(it.app.identity.database);
        it.app.with(metering.usage).with(metering.receipts).with(metering.receiptViews);
        it.app.with(metering.nodeCalls);
        it.app.with(metering.tariffs).with((LogProofs) UsageContract::unproved);
    }

    private static LogProofs.Proved unproved(String origin, long index, OptionalLong size) {
        throw new UnsupportedOperationException(origin);
    }

    @BeforeEach
    void aLab() {
        lab = it.anOrganisation(OrganisationKind.CONSUMER);
        rita = it.caller(lab, Role.REQUESTER);
        grant = Ids.next(it.now());
    }

    private void call(String capsule, UUID under, @Nullable UUID by, Outcome outcome, Instant at) {
        var used = new Dimensions(1, 1_048_576, 0, 0, 0);
        var ground =
                new Receipt.Ground(
                        capsule,
                        "1.0.0",
                        SOME,
                        under.toString(),
                        SOME,
                        SOME,
                        it.hospital.did(),
                        lab.did());
        var call = new Receipt.Call("invoke", "research", at, 3, outcome, "", 0, null, false);
        var receipt =
                new Receipt(
                        ReceiptId.next(at).value(),
                        "http://localhost/logs/receipts-1",
                        sequence.getAndIncrement(),
                        ground,
                        call,
                        Receipt.Charge.of(used, Tariff.FIRST, Tariff.FIRST.digest(), outcome),
                        by == null ? null : new Receipt.ServedBy(by.toString(), it.grid.did()),
                        null);
        it.app.in(
                () -> {
                    metering.receipts.add(
                            List.of(
                                    new Receipts.Row(
                                            receipt,
                                            1,
                                            new OrganisationId(it.hospital.id().value()),
                                            new OrganisationId(lab.id().value()))));
                    return true;
                });
    }

    /** A grant is for one capsule. */
    private UUID grantOf(String capsule) {
        return capsule.equals(SCANS)
                ? grant
                : UUID.nameUUIDFromBytes((grant + capsule).getBytes(StandardCharsets.UTF_8));
    }

    private void served(String capsule) {
        call(capsule, grantOf(capsule), node.value(), Outcome.SERVED, it.now());
    }

    private static ListQuery asked(String... pairs) {
        var query = ListQuery.first(50);
        for (int i = 0; i < pairs.length; i += 2) {
            query = query.where(pairs[i], pairs[i + 1]);
        }
        return query;
    }

    private UsageReport report(Caller by, String... pairs) {
        return it.app.as(by, () -> it.get(UsageService.class).report(asked(pairs)));
    }

    private List<ReceiptRow> receipts(Caller by, String... pairs) {
        return it.app.as(by, () -> it.get(ReceiptService.class).list(asked(pairs))).items();
    }

    private String today() {
        return it.now().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Test
    void whatWasCalled_isSummedUp_byCapsule_withMostFirst() {
        served(SCANS);
        served(SCANS);
        served(NOTES);
        call(NOTES, grantOf(NOTES), null, Outcome.DENIED, it.now());
        call(NOTES, grantOf(NOTES), node.value(), Outcome.FAILED, it.now());

        var report = report(rita, "by", "capsule");

        assertThat(report.total()).isEqualTo(new UsageSums(3, 1, 1, 3 * 1_048_576, 6 * ONE_MU));
        assertThat(report.groups()).extracting(UsageGroup::key).containsExactly(SCANS, NOTES);
        assertThat(report.groups().get(1).sums())
                .isEqualTo(new UsageSums(1, 1, 1, 1_048_576, 2 * ONE_MU));
        assertThat(report.otherGroups()).isZero();
        assertThat(report.others()).isEqualTo(UsageSums.NONE);
    }

    @Test
    void theSmallest_areSummedUpAsOthers_andNothingIsLost() {
        for (int i = 0; i < UsageService.MOST_GROUPS + 3; i++) {
            served("hospital/scans-" + i);
            served("hospital/scans-0");
        }

        var report = report(rita, "by", "capsule");

        assertThat(report.groups()).hasSize(UsageService.MOST_GROUPS);
        assertThat(report.groups().get(0).key()).isEqualTo("hospital/scans-0");
        assertThat(report.otherGroups()).isEqualTo(3);
        assertThat(report.others().calls()).isEqualTo(3);
        assertThat(report.total().calls()).isEqualTo(2 * (UsageService.MOST_GROUPS + 3));
        assertThat(
                        report.groups().stream()
                                .map(UsageGroup::sums)
                                .reduce(report.others(), UsageSums::plus))
                .isEqualTo(report.total());
        assertThat(report.cells().stream().map(UsageCell::sums).reduce(UsageSums::plus))
                .contains(report.total());
    }

    @Test
    void eachSide_seesItsOwn_andAStrangerNothing() {
        served(SCANS);
        var other = it.anOrganisation(OrganisationKind.CONSUMER);
        var stranger = it.caller(other, Role.REQUESTER, Role.AUDITOR, Role.ADMINISTRATOR);

        assertThat(report(rita, "side", "consumed", "grant", grant.toString()).total().calls())
                .isOne();
        assertThat(report(it.steward, "side", "provided", "grant", grant.toString()).total())
                .isEqualTo(new UsageSums(1, 0, 0, 1_048_576, 2 * ONE_MU));
        assertThat(report(it.runner, "side", "served", "grant", grant.toString()).total().calls())
                .isOne();
        assertThat(report(rita, "side", "provided").total()).isEqualTo(UsageSums.NONE);
        assertThat(report(it.runner, "side", "consumed").total()).isEqualTo(UsageSums.NONE);
        for (var by : List.of(stranger, it.installationOperator)) {
            for (var side : UsageSide.values()) {
                assertThat(report(by, "side", side.code(), "grant", grant.toString()).total())
                        .isEqualTo(UsageSums.NONE);
                assertThat(report(by, "side", side.code(), "node", node.toString()).groups())
                        .isEmpty();
                assertThat(receipts(by, "side", side.code(), "grant", grant.toString())).isEmpty();
            }
        }
    }

    @Test
    void grants_andNodes_areNamed_withWhoIsBehindThem() {
        served(SCANS);
        call(SCANS, grant, null, Outcome.SERVED, it.now());

        assertThat(report(rita, "by", "grant").groups())
                .extracting(UsageGroup::key, UsageGroup::name, UsageGroup::party)
                .containsExactly(Tuple.tuple(grant.toString(), SCANS, "The " + it.hospital.slug()));
        assertThat(
                        report(it.steward, "side", "provided", "by", "grant", "grant", "" + grant)
                                .groups())
                .extracting(UsageGroup::party)
                .containsExactly("The " + lab.slug());
        assertThat(report(rita, "by", "node").groups())
                .extracting(UsageGroup::key, UsageGroup::name, UsageGroup::party)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(node.toString(), view().shortName(), "The " + it.grid.slug()),
                        Tuple.tuple(GATEWAY.toString(), "", ""));
    }

    @Test
    void days_areThoseOfUtc_andWhatIsOutsideThePeriodDoesNotCount() {
        var midnight = it.now().truncatedTo(ChronoUnit.DAYS);
        for (var at :
                List.of(midnight.minusMillis(1), midnight, midnight.minus(Duration.ofDays(9)))) {
            call(SCANS, grant, node.value(), Outcome.SERVED, at);
        }
        var yesterday = LocalDate.parse(today()).minusDays(1).toString();

        var report = report(rita, "by", "day", "from", yesterday);

        assertThat(report.groups()).extracting(UsageGroup::key).containsExactly(yesterday, today());
        assertThat(report.cells()).extracting(UsageCell::key).containsOnly("");
        assertThat(report(rita).total().calls()).isEqualTo(3);
        assertThat(receipts(rita, "from", yesterday, "to", yesterday))
                .extracting(ReceiptRow::start)
                .containsExactly(midnight.minusMillis(1));
        assertThat(receipts(rita, "from", today(), "side", "consumed"))
                .extracting(ReceiptRow::start)
                .containsExactly(midnight);
    }

    /** Whoever drills down finds as many receipts as were summed up. */
    @Test
    void everyNumber_leadsToItsReceipts_inListsAndInExports() {
        served(SCANS);
        served(SCANS);
        served(NOTES);
        for (var group : report(rita, "by", "capsule").groups()) {
            var narrowed =
                    new String[] {"side", "consumed", "from", today(), "capsule", group.key()};
            assertThat(receipts(rita, narrowed)).hasSize((int) group.sums().calls());
            var lines = new ByteArrayOutputStream();
            it.app.does(rita, () -> export(asked(narrowed), lines));
            assertThat(lines.toString(StandardCharsets.UTF_8).lines())
                    .hasSize((int) group.sums().calls());
        }
    }

    private void export(ListQuery narrowed, ByteArrayOutputStream to) {
        try {
            it.get(ReceiptService.class).export(ReceiptFormat.NDJSON, narrowed, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NodeHour hour(Caller by) {
        return it.app.as(
                by,
                () ->
                        it.get(NodeCallService.class)
                                .lastHour(List.of(node.value()))
                                .getOrDefault(node.value(), NodeHour.none(GATEWAY)));
    }

    private List<NodeCallRow> lastCalls(Caller by) {
        return it.app.as(by, () -> it.get(NodeCallService.class).last(node));
    }

    @Test
    void theLastHourOfANode_isCounted_forEverybody() {
        assertThat(hour(rita)).isEqualTo(new NodeHour(node.value(), 0, 0, 0));
        served(SCANS);
        served(NOTES);
        call(SCANS, grant, node.value(), Outcome.FAILED, it.now());
        call(SCANS, grant, node.value(), Outcome.SERVED, it.now().minus(Duration.ofMinutes(61)));
        call(SCANS, grant, null, Outcome.SERVED, it.now());

        assertThat(hour(rita)).isEqualTo(new NodeHour(node.value(), 3, 1, 3));
    }

    @Test
    void theLastCallsOfANode_areForWhoRunsIt_andForWhoRunsTheInstallation() {
        call(SCANS, grant, node.value(), Outcome.SERVED, it.now().minusSeconds(1));
        call(SCANS, grant, node.value(), Outcome.FAILED, it.now());

        assertThat(lastCalls(it.runner))
                .extracting(NodeCallRow::outcome)
                .containsExactly("failed", "served");
        assertThat(lastCalls(it.runner)).allMatch(NodeCallRow::readable);
        assertThat(lastCalls(it.installationOperator)).hasSize(2).noneMatch(NodeCallRow::readable);
        for (var by : List.of(rita, it.steward)) {
            assertThat(lastCalls(by)).isEmpty();
        }
    }

    @Test
    void whatCannotBeRead_isRefused() {
        var wrong = new ArrayList<Map.Entry<String, String>>();
        wrong.add(Map.entry("side", "mine"));
        wrong.add(Map.entry("by", "hour"));
        wrong.add(Map.entry("from", "yesterday"));
        wrong.add(Map.entry("from", "1000-01-01"));
        wrong.add(Map.entry("from", today().replaceFirst("^\\d{4}", "2020")));
        wrong.add(Map.entry("to", "2001-01-01T00:00:00Z"));
        for (var one : wrong) {
            assertThatThrownBy(() -> report(rita, one.getKey(), one.getValue()))
                    .as(one.toString())
                    .isInstanceOf(ListQueryIsOutOfBounds.class);
        }
        assertThatThrownBy(() -> report(rita, "from", "2026-03-02", "to", "2026-03-01"))
                .isInstanceOf(ListQueryIsOutOfBounds.class);
        assertThatThrownBy(() -> report(rita, "grant", "mine")).isInstanceOf(IdIsMalformed.class);
    }
}
