package org.codexfield.licensing.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.capsules.DerivationAnswer;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.LicenceTerms;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What grants let an organisation make from versions, on a real database. */
abstract class DerivationContract extends LicensingContract {

    private static final RequestDraft.Asked TO_BUILD =
            new RequestDraft.Asked(
                    Set.of("research"), Set.of(Action.DERIVE), Map.of("why", "To build"));
    private static final String CAUSES =
            "revoke when payment overdue 30 days or institution unvouched\n";

    private int versions;

    DerivationContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aGrantToDerive_permitsAChild_underItsLicence_whileItHolds() {
        var version = aVersion();
        var licence = licence("permit invoke, derive for purpose research" + share(12));
        aGrantOf(version, LicensingApplication.LICENCE, LicensingApplication.ASKED);
        assertThat(answers(own.institute.id(), version)).isEmpty();

        var grant = aGrantOf(version, licence, TO_BUILD);

        assertThat(terms(version))
                .isEqualTo(
                        new ParentTerms(
                                Optional.of(
                                        LicenceTerms.compile(licence, own.app.clock.instant())
                                                .digest()),
                                ShareKind.CASCADING,
                                120_000));
        assertThat(answers(own.app.identity.anOrganisation().id(), version)).isEmpty();
        own.app.does(
                own.steward,
                () -> own.get(GrantService.class).suspend(grant, "Audit", Optional.empty()));
        assertThat(answers(own.institute.id(), version)).isEmpty();
    }

    @Test
    void ofSeveralGrants_theLargestShareCounts_whicheverIsOlder() {
        var rising = aVersion();
        var falling = aVersion();
        for (int percent : List.of(3, 12)) {
            aGrantOf(rising, derivable(percent), TO_BUILD);
            aGrantOf(falling, derivable(15 - percent), TO_BUILD);
        }
        aGrantOf(rising, licence("permit derive for purpose research\n"), TO_BUILD);

        assertThat(terms(rising).sharePpm()).isEqualTo(120_000);
        assertThat(terms(falling).sharePpm()).isEqualTo(120_000);
    }

    @Test
    void quotasAndCauses_doNotStandAgainstSealing_whichIsNoCall() {
        var version = aVersion();
        var asked =
                aGrantOf(
                        version,
                        licence(
                                "permit invoke, derive for purpose research"
                                        + " at most 10 calls per month"
                                        + share(5)
                                        + CAUSES),
                        TO_BUILD);

        assertThat(terms(version).sharePpm()).isEqualTo(50_000);
        assertThat(fits(asked)).containsOnly("covered");
    }

    @Test
    void whereTheRegionIsUnknown_theAnswerTellsTheRule_asTheRequestPageDoes() {
        var version = aVersion();
        var grant =
                aGrantOf(
                        version,
                        licence(
                                """
                                permit invoke for purpose research
                                permit derive for purpose research in regions EU
                                """),
                        TO_BUILD);

        assertThat(answers(own.institute.id(), version))
                .containsEntry(
                        version,
                        new DerivationAnswer.Refused("Imaging 1.0.0", "fact-is-unknown", 2));
        assertThat(fits(grant)).containsOnly("open");
    }

    @Test
    void manyParents_areAskedForInOneQuery_andTheirLicenceOnce() {
        var one = aVersion();
        var others = List.of(aVersion(), aVersion(), aVersion());
        var all = new HashMap<Digest, Relation>();
        for (var version : others) {
            aGrantOf(version, derivable(7), TO_BUILD);
            all.put(version, Relation.USES);
        }
        aGrantOf(one, derivable(7), TO_BUILD);

        assertThat(statements(Map.of(one, Relation.USES)))
                .as("the grants, and their licence the first time")
                .isLessThanOrEqualTo(2);
        assertThat(answers(own.institute.id(), one)).hasSize(1);
        assertThat(statements(all)).isOne();
        assertThat(statements(Map.of())).isZero();
    }

    @Test
    void manyOtherGrants_doNotHideTheOneToDerive() {
        var version = aVersion();
        aGrantOf(version, LicensingApplication.LICENCE, LicensingApplication.ASKED);
        aGrantOf(version, derivable(7), TO_BUILD);

        var held =
                own.app.in(
                        () ->
                                own.get(Grants.class)
                                        .derivable(
                                                Set.of(version),
                                                own.institute.id(),
                                                own.app.clock.instant(),
                                                1));
        assertThat(held)
                .singleElement()
                .satisfies(
                        grant ->
                                assertThat(grant.terms())
                                        .isEqualTo(
                                                LicenceTerms.compile(
                                                                derivable(7),
                                                                own.app.clock.instant())
                                                        .digest()));
    }

    private long statements(Map<Digest, Relation> parents) {
        return own.app.identity.database.statements(
                () ->
                        own.app.in(
                                () ->
                                        own.get(GrantedDerivation.class)
                                                .answers(parents, own.institute.id())));
    }

    private ParentTerms terms(Digest version) {
        if (answers(own.institute.id(), version).get(version)
                instanceof DerivationAnswer.Permitted permitted) {
            return permitted.terms();
        }
        throw new AssertionError("Nothing permits to derive from " + version);
    }

    private Map<Digest, DerivationAnswer> answers(OrganisationId child, Digest version) {
        return own.app.in(
                () ->
                        own.get(GrantedDerivation.class)
                                .answers(Map.of(version, Relation.TRAINED_ON), child));
    }

    private List<String> fits(GrantId grant) {
        var view = own.app.as(own.requester, () -> own.get(GrantService.class).get(grant));
        var request = new AccessRequestId(view.request());
        return own
                .app
                .as(
                        own.requester,
                        () -> own.get(PurposeMatchService.class).ofRequest(request, Locale.ENGLISH))
                .stream()
                .map(PurposeMatchView::fit)
                .toList();
    }

    private Digest aVersion() {
        versions++;
        return Digest.of(("version " + versions).getBytes(UTF_8));
    }

    /** A grant of a capsule whose only version has this manifest. */
    private GrantId aGrantOf(Digest version, String licence, RequestDraft.Asked asked) {
        return own.aGrant(licence, asked, version);
    }

    private static String derivable(int percent) {
        return licence("permit derive for purpose research" + share(percent));
    }

    private static String share(int percent) {
        return " derivatives permitted, cascading share " + percent + " %\n";
    }

    private static String licence(String rules) {
        return "licence \"Imaging\" version 1.0.0\n" + rules;
    }
}
