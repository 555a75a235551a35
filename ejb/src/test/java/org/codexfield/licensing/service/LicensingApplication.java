package org.codexfield.licensing.service;

import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.OfferedPurposes;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.service.TestContents;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.identity.service.IdentityApplication;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Approval;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.FormField;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.persistence.TestLicensing;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;

/** The services of licensing above those of identity: a hospital offers, an institute asks. */
final class LicensingApplication implements AutoCloseable {

    static final VersionNumber ONE = new VersionNumber("1.0.0");
    static final Digest MANIFEST = Digest.of(new byte[] {7});
    static final String LICENCE =
            "licence \"Imaging\" version 1.0.0\npermit invoke for purpose research\n";
    static final Route ROUTE =
            new Route(
                    List.of(
                            new Stage(StageKind.SIGN_OFF, Role.SIGNING_OFFICIAL),
                            new Stage(StageKind.REVIEW, Role.COMMITTEE_MEMBER),
                            new Stage(StageKind.APPROVAL, Role.COMPLIANCE_OFFICER)),
                    5,
                    2,
                    10,
                    null);
    static final RequestForm FORM =
            new RequestForm(
                    List.of(
                            new FormField(
                                    "why",
                                    "Why?",
                                    null,
                                    FieldType.TEXT,
                                    true,
                                    null,
                                    null,
                                    null,
                                    null)));
    static final RequestDraft.Asked ASKED =
            new RequestDraft.Asked(
                    Set.of("research"), Set.of(Action.INVOKE), Map.of("why", "To learn"));

    /** What is sealed; the highest number first. */
    final Map<CapsuleName, List<SealedVersion>> sealed = new ConcurrentHashMap<>();

    /** What the catalogue was told. */
    final Map<CapsuleName, Set<String>> listed = new ConcurrentHashMap<>();

    final IdentityApplication app;
    final Organisation hospital;
    final Organisation institute;
    final Caller steward;
    final Caller officer;
    final Caller reviewer;
    final Caller requester;
    final Caller official;

    LicensingApplication(TestDatabase database) {
        app = IdentityApplication.founded(database);
        var kept = new TestLicensing(database, app.clock);
        app.with(kept.offers).with(kept.requests).with(kept.grants).with(kept.lists);
        app.with(kept.credentials).with(kept.views).with(TestIdentity.participants(database));
        app.with(new KnownVersions(sealed)).with(TestContents.of(app));
        app.with((OfferedPurposes) listed::put);
        hospital = app.identity.anOrganisation();
        institute = app.identity.anOrganisation();
        steward = caller(hospital, Role.STEWARD);
        officer = caller(hospital, Role.COMPLIANCE_OFFICER);
        reviewer = caller(hospital, Role.COMMITTEE_MEMBER);
        requester = caller(institute, Role.REQUESTER);
        official = caller(institute, Role.SIGNING_OFFICIAL);
        rotateKey();
    }

    /** The hospital signs with a new key from now on. */
    void rotateKey() {
        app.as(
                caller(hospital, Role.ADMINISTRATOR),
                () -> get(SigningKeyService.class).rotate(hospital.slug()));
    }

    <T> T get(Class<T> service) {
        return app.get(service);
    }

    Caller caller(Organisation of, Role... roles) {
        return TestIdentity.caller(app.identity.aMember(of, roles));
    }

    /** A capsule of the hospital with a published version 1.0.0. */
    CapsuleName aCapsule() {
        return aCapsule(MANIFEST);
    }

    private CapsuleName aCapsule(Digest version) {
        var capsule = new CapsuleName(hospital.slug(), "c" + aName());
        seal(hospital, capsule, ONE, version, VersionStatus.PUBLISHED);
        return capsule;
    }

    void seal(
            Organisation owner,
            CapsuleName capsule,
            VersionNumber number,
            Digest manifest,
            VersionStatus status) {
        var version =
                new SealedVersion(
                        CapsuleVersionId.next(app.clock.instant()),
                        owner.id(),
                        capsule,
                        number,
                        CapsuleKind.DATASET,
                        "Scans",
                        manifest,
                        status);
        var others =
                sealed.getOrDefault(capsule, List.of()).stream()
                        .filter(one -> !one.number().equals(number));
        sealed.put(capsule, Stream.concat(Stream.of(version), others).toList());
    }

    /** A capsule of the hospital that is offered under {@link #ROUTE}. */
    CapsuleName anOffer() {
        return anOffer(ROUTE);
    }

    CapsuleName anOffer(Route route) {
        return anOffer(route, LICENCE);
    }

    CapsuleName anOffer(Route route, String licence) {
        return anOffer(route, licence, MANIFEST);
    }

    private CapsuleName anOffer(Route route, String licence, Digest version) {
        var capsule = aCapsule(version);
        app.as(
                steward,
                () ->
                        get(OfferService.class)
                                .make(
                                        capsule,
                                        "basic",
                                        new OfferDraft(licence, FORM, route, null)));
        return capsule;
    }

    AccessRequestId aDraft(CapsuleName capsule) {
        return aDraft(capsule, ASKED);
    }

    AccessRequestId aDraft(CapsuleName capsule, RequestDraft.Asked asked) {
        return aDraft(capsule, ONE, asked);
    }

    AccessRequestId aDraft(CapsuleName capsule, VersionNumber version, RequestDraft.Asked asked) {
        var draft = new RequestDraft(capsule, version, "basic", Optional.empty(), asked);
        return app.as(requester, () -> get(AccessRequestService.class).draft(draft));
    }

    /** A request that the institute's official has to vouch for. */
    AccessRequestId aSubmitted() {
        var id = aDraft(anOffer());
        submit(id);
        return id;
    }

    /** A request that waits for the officer's approval. */
    AccessRequestId aReviewed() {
        return reviewed(aSubmitted());
    }

    private AccessRequestId reviewed(AccessRequestId id) {
        signOff(id);
        app.does(
                reviewer,
                () -> get(RequestDecisionService.class).review(id, "Fine", Optional.empty()));
        return id;
    }

    GrantId aGrant() {
        return granted(aReviewed());
    }

    /** What was asked for, granted under another licence. */
    GrantId aGrant(String licence, RequestDraft.Asked asked) {
        return aGrant(licence, asked, MANIFEST);
    }

    /** The same for the version with this manifest. */
    GrantId aGrant(String licence, RequestDraft.Asked asked, Digest version) {
        var id = aDraft(anOffer(ROUTE, licence, version), asked);
        submit(id);
        return granted(reviewed(id));
    }

    private GrantId granted(AccessRequestId id) {
        approve(id);
        return new GrantId(view(requester, id).grant().orElseThrow());
    }

    void submit(AccessRequestId id) {
        app.does(requester, () -> get(AccessRequestService.class).submit(id, Optional.empty()));
    }

    void signOff(AccessRequestId id) {
        app.does(
                official,
                () -> get(RequestDecisionService.class).signOff(id, "Ours", Optional.empty()));
    }

    void approve(AccessRequestId id) {
        approve(officer, id);
    }

    void approve(Caller by, AccessRequestId id) {
        app.does(
                by,
                () -> get(RequestDecisionService.class).approve(id, approval(), Optional.empty()));
    }

    Approval approval() {
        return new Approval(app.clock.instant().plus(Duration.ofDays(30)), "Cite us", "");
    }

    RequestView view(Caller by, AccessRequestId id) {
        return app.as(by, () -> get(RequestReadingService.class).get(id));
    }

    @Override
    public void close() throws SQLException {
        app.close();
    }
}
