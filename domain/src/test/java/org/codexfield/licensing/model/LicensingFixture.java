package org.codexfield.licensing.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.AutoApproval;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.OfferedVersion;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;
import org.codexfield.shared.Digest;

/** A hospital offers images; an institute asks for them. */
final class LicensingFixture {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final OrganisationId HOSPITAL = new OrganisationId(new UUID(1, 1));
    static final OrganisationId INSTITUTE = new OrganisationId(new UUID(1, 2));
    static final CapsuleName IMAGES = new CapsuleName("hospital", "images");
    static final Digest VERSION = Digest.of(new byte[] {1});
    static final Digest TERMS = Digest.of(new byte[] {2});

    static final Decider ANN = person(1, INSTITUTE, Role.REQUESTER);
    static final Decider SAM = person(2, INSTITUTE, Role.SIGNING_OFFICIAL);
    static final Decider RITA = person(3, HOSPITAL, Role.COMMITTEE_MEMBER);
    static final Decider CARL = person(4, HOSPITAL, Role.COMPLIANCE_OFFICER);
    static final Decider STEVE = person(5, HOSPITAL, Role.STEWARD);

    static final Stage SIGN_OFF = new Stage(StageKind.SIGN_OFF, Role.SIGNING_OFFICIAL);
    static final Stage REVIEW = new Stage(StageKind.REVIEW, Role.COMMITTEE_MEMBER);
    static final Stage APPROVAL = new Stage(StageKind.APPROVAL, Role.COMPLIANCE_OFFICER);
    static final Stage SECOND_APPROVAL = new Stage(StageKind.APPROVAL, Role.STEWARD);

    static final Route LONG_ROUTE =
            new Route(List.of(SIGN_OFF, REVIEW, APPROVAL, SECOND_APPROVAL), 5, 2, 10, null);
    static final Route SHORT_ROUTE = new Route(List.of(APPROVAL), 5, 2, 10, null);
    static final Route OWN_RULE =
            new Route(
                    List.of(SIGN_OFF, APPROVAL),
                    5,
                    2,
                    10,
                    new AutoApproval(Set.of("research"), Set.of(OrganisationKind.INSTITUTION), 30));

    static final FormField WHY =
            new FormField("why", "Why?", null, FieldType.TEXT, true, null, null, 100L, null);
    static final FormField PEOPLE =
            new FormField("people", "How many?", null, FieldType.NUMBER, false, null, 1L, 9L, null);
    static final FormField START =
            new FormField(
                    "start", "From when?", null, FieldType.DATE, false, null, null, null, null);
    static final FormField PLACE =
            new FormField(
                    "place",
                    "Where?",
                    null,
                    FieldType.CHOICE,
                    false,
                    List.of("here", "there"),
                    null,
                    null,
                    null);
    static final RequestForm FORM = new RequestForm(List.of(WHY, PEOPLE, START, PLACE));

    static final RequestContent COMPLETE =
            new RequestContent(
                    Set.of("research"), Set.of(Action.INVOKE), Map.of("why", "To learn"));

    static final List<OfferedVersion> VERSIONS =
            List.of(new OfferedVersion(new VersionNumber("1.0.0"), VERSION));

    private LicensingFixture() {}

    static Decider person(long number, OrganisationId of, Role... roles) {
        return new Decider(
                new AccountId(new UUID(2, number)),
                new MemberId(new UUID(3, number)),
                of,
                Set.of(roles),
                Set.of(of));
    }

    /** The same person with other roles, in another organisation perhaps. */
    static Decider as(Decider person, OrganisationId of, Role role) {
        return new Decider(person.account(), person.member(), of, Set.of(role), Set.of(of));
    }

    static OfferTerms terms(int revision, Route route) {
        return new OfferTerms(
                new org.codexfield.licensing.OfferId(new UUID(4, 4)),
                revision,
                VERSIONS,
                TERMS,
                FORM,
                route,
                STEVE.account());
    }

    static RequestParties parties(OrganisationId consumer) {
        return new RequestParties(
                HOSPITAL, consumer, ANN.member(), ANN.account(), ANN.member(), ANN.account());
    }

    static AccessRequest aDraft(Route route) {
        return new AccessRequest(
                terms(1, route), IMAGES, VERSION, parties(INSTITUTE), COMPLETE, NOON);
    }

    static AccessRequest aSubmitted(Route route) {
        var request = aDraft(route);
        request.submit(terms(1, route), ANN.account(), NOON);
        return request;
    }

    static Approval untilDay(int day) {
        return new Approval(NOON.plus(Duration.ofDays(day)), "", "");
    }
}
