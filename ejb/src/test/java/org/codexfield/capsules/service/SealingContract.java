package org.codexfield.capsules.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.capsules.service.CapsulesApplication.ONE;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.codexfield.capsules.DerivationAnswer;
import org.codexfield.capsules.DerivationTerms;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.model.CredentialIsPending;
import org.codexfield.capsules.model.DerivationIsNotPermitted;
import org.codexfield.capsules.model.DocumentationIsMissing;
import org.codexfield.capsules.model.ManifestIsAnother;
import org.codexfield.capsules.model.ParentIsUnknown;
import org.codexfield.capsules.model.ParentIsWithdrawn;
import org.codexfield.capsules.model.PartsAreMissing;
import org.codexfield.capsules.model.StateForbidsCommand;
import org.codexfield.capsules.model.TermsForbidDerivation;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.SignatureDoesNotMatch;
import org.codexfield.evidence.verify.SigningKeyIsUnknown;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.SignatureIsNeeded;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.persistence.DatabaseFailed;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** From draft to seal, and what stays of it, on one database. */
abstract class SealingContract extends CapsulesContract {

    SealingContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void sealing_needsDocumentationAndParts() {
        var name = it.aDraft(ann, acme);
        assertThatThrownBy(() -> it.seal(ann, name, ONE))
                .isInstanceOf(DocumentationIsMissing.class);
        it.describe(ann, name, ONE, "Title");
        assertThatThrownBy(() -> it.seal(ann, name, ONE)).isInstanceOf(PartsAreMissing.class);
    }

    @Test
    void aSealedVersion_isSigned_logged_andCertified() {
        var name = it.aFullDraft(ann, acme);
        var preview = manifest(ann, name);
        var digest =
                it.app.as(
                        ann,
                        () ->
                                it.get(SealingService.class)
                                        .seal(
                                                name,
                                                ONE,
                                                Optional.of(Digest.of(preview.getBytes(UTF_8))),
                                                Optional.empty()));
        assertThat(manifest(ann, name)).isEqualTo(preview);
        var proofs = it.get(ProofService.class);
        var signature = it.app.as(ann, () -> proofs.signature(name, ONE));
        var keys = didDocument(acme);
        Manifest.verify(
                preview.getBytes(UTF_8), signature, kid -> keys.findKey(kid, Purpose.ASSERTION));
        assertThatThrownBy(() -> it.app.as(ann, () -> proofs.ownershipCredential(name, ONE)))
                .isInstanceOf(CredentialIsPending.class);

        it.growLog();

        var logged = it.app.as(ann, () -> proofs.seal(name, ONE));
        var document = StrictJson.parse(logged.body());
        assertThat(document.get("manifestDigest").asText()).isEqualTo(digest.hex());
        assertThat(document.get("kid").asText()).startsWith(acme.did() + "#");
        assertThat(logged.leaf())
                .isEqualTo(new LogLeaf("capsule.sealed", Digest.of(logged.body().getBytes(UTF_8))));
        var leaf = logged.proof().orElseThrow();
        var credential = it.app.as(ann, () -> proofs.ownershipCredential(name, ONE));
        assertOwned(credential, digest, leaf.proof().leafIndex());
        it.growLog();
        assertThat(it.app.as(ann, () -> proofs.ownershipCredential(name, ONE)))
                .isEqualTo(credential);
    }

    @Test
    void whatWasNotSeen_isNotSealed() {
        var name = it.aFullDraft(ann, acme);
        var seen = Digest.of(manifest(ann, name).getBytes(UTF_8));
        it.put(ann, name, ONE, "sneaked-in.csv", "x");

        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        ann,
                                        () ->
                                                it.get(SealingService.class)
                                                        .seal(
                                                                name,
                                                                ONE,
                                                                Optional.of(seen),
                                                                Optional.empty())))
                .isInstanceOf(ManifestIsAnother.class);
        assertThat(version(ann, name, ONE).status()).isEqualTo("draft");
    }

    @Test
    void aSealedVersion_neverChanges() {
        var name = it.aFullDraft(ann, acme);
        it.seal(ann, name, ONE);
        var version =
                it.app.in(
                        () ->
                                it.kept
                                        .versions
                                        .find(it.kept.capsules.get(name).id(), ONE)
                                        .orElseThrow());

        assertThatThrownBy(() -> it.describe(ann, name, ONE, "Other"))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> it.put(ann, name, ONE, "data/a.csv", "x"))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> remove(name, "data/a.csv"))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> it.nameParents(ann, name)).isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> it.seal(ann, name, ONE)).isInstanceOf(StateForbidsCommand.class);
        assertRowsAreFixed(version.id().value());
        assertThat(it.read(ann, name, ONE, "data/a.csv")).isEqualTo(name + " " + ONE);
    }

    @Test
    void anOrganisationThatHoldsItsKeyItself_bringsTheSignature() {
        var privateKey = Ed25519.newPrivateKey(new SecureRandom());
        var kid = acme.did() + "#" + it.adoptKey(acme, privateKey);
        var name = it.aFullDraft(ann, acme);
        var manifest = manifest(ann, name).getBytes(UTF_8);
        var another = Ed25519.newPrivateKey(new SecureRandom());

        assertThatThrownBy(() -> it.seal(ann, name, ONE)).isInstanceOf(SignatureIsNeeded.class);
        assertThatThrownBy(() -> sealWith(name, signature(kid, another, manifest)))
                .isInstanceOf(SignatureDoesNotMatch.class);
        assertThatThrownBy(() -> sealWith(name, signature(kid, privateKey, new byte[] {1})))
                .isInstanceOf(SignatureDoesNotMatch.class);
        assertThatThrownBy(() -> sealWith(name, signature(kid + "x", privateKey, manifest)))
                .isInstanceOf(SigningKeyIsUnknown.class);
        assertThat(version(ann, name, ONE).status()).isEqualTo("draft");

        var given = signature(kid, privateKey, manifest);
        sealWith(name, given);
        assertThat(it.app.as(ann, () -> it.get(ProofService.class).signature(name, ONE)))
                .isEqualTo(given);
    }

    private void sealWith(CapsuleName name, String signature) {
        it.app.as(
                ann,
                () ->
                        it.get(SealingService.class)
                                .seal(name, ONE, Optional.empty(), Optional.of(signature)));
    }

    private static String signature(String kid, byte[] privateKey, byte[] manifest) {
        return Jws.signDetached(
                new JwsHeader(KeyAlgorithm.ED25519, kid, Manifest.SIGNATURE_TYPE),
                manifest,
                Ed25519.signer(privateKey));
    }

    @Test
    void twoSealsAtOnce_areOne() throws Exception {
        var name = it.aFullDraft(ann, acme);
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Optional<DomainException>> seal =
                    () -> {
                        try {
                            it.seal(ann, name, ONE);
                            return Optional.empty();
                        } catch (DomainException e) {
                            return Optional.of(e);
                        }
                    };
            var refusals = new ArrayList<DomainException>();
            for (var each : threads.invokeAll(List.of(seal, seal, seal, seal))) {
                each.get().ifPresent(refusals::add);
            }
            assertThat(refusals)
                    .hasSize(3)
                    .allMatch(e -> e.kind() == DomainException.Kind.CONFLICT);
        } finally {
            threads.shutdownNow();
        }
        assertThat(it.app.audited("version-sealed", ann)).isOne();
    }

    @Test
    void parents_areChecked() {
        var parent = it.aSealed(ann, acme);
        var child = it.aFullDraft(ann, acme);
        it.nameParents(ann, child, Digest.of(new byte[] {9}));
        assertThatThrownBy(() -> it.seal(ann, child, ONE)).isInstanceOf(ParentIsUnknown.class);

        it.nameParents(ann, child, parent);
        var sealed = it.seal(ann, child, ONE);
        assertThat(Manifest.parse(manifest(ann, child).getBytes(UTF_8)).parents())
                .singleElement()
                .satisfies(p -> assertThat(p.terms()).isEqualTo(ParentTerms.NONE));
        var known = it.app.in(() -> it.get(SealedVersionDirectory.class).find(sealed));
        assertThat(known.orElseThrow().status()).isEqualTo(VersionStatus.SEALED);
        SealedVersions directory = it.get(SealedVersionDirectory.class);
        assertThat(it.app.in(() -> directory.find(child, ONE)))
                .map(v -> v.manifestDigest())
                .contains(sealed);
    }

    @Test
    void aWithdrawnParent_isRefused() {
        var published = it.aPublished(ann, acme);
        var parent = Digest.parse(version(ann, published, ONE).manifestDigest().orElseThrow());
        it.app.as(ann, () -> it.get(PublicationService.class).withdraw(published, ONE, "wrong"));
        var child = it.aFullDraft(ann, acme);
        it.nameParents(ann, child, parent);

        assertThatThrownBy(() -> it.seal(ann, child, ONE)).isInstanceOf(ParentIsWithdrawn.class);
    }

    @Test
    void anotherOrganisationsParent_needsTerms() {
        var other = it.anOrganisation();
        var parent = it.aSealed(it.publisher(other), other);
        var child = it.aFullDraft(ann, acme);
        it.nameParents(ann, child, parent);
        assertThatThrownBy(() -> it.seal(ann, child, ONE))
                .isInstanceOf(DerivationIsNotPermitted.class)
                .hasMessageContaining(" 1.0.0")
                .hasMessageNotContaining(parent.hex());

        var terms = new ParentTerms(Optional.of(Digest.ZERO), ShareKind.CASCADING, 120_000);
        var answers = new HashMap<Digest, DerivationAnswer>();
        DerivationTerms asked =
                (parents, organisation) ->
                        parents.containsKey(parent) && organisation.equals(acme.id())
                                ? answers
                                : Map.of();
        it.terms.add(asked);
        answers.put(parent, new DerivationAnswer.Refused("Scans 1.0.0", "fact-is-unknown", 2));
        assertThatThrownBy(() -> it.seal(ann, child, ONE))
                .isInstanceOf(TermsForbidDerivation.class)
                .hasMessageContainingAll("Scans 1.0.0", "fact-is-unknown", "rule 2");
        answers.put(parent, new DerivationAnswer.Permitted(terms));
        it.seal(ann, child, ONE);
        assertThat(Manifest.parse(manifest(ann, child).getBytes(UTF_8)).parents())
                .singleElement()
                .satisfies(p -> assertThat(p.terms()).isEqualTo(terms));
    }

    private void assertRowsAreFixed(UUID version) {
        for (var statement :
                List.of(
                        "UPDATE capsules.seal SET title = 'x' WHERE version_id = ?",
                        "DELETE FROM capsules.seal WHERE version_id = ?",
                        "UPDATE capsules.part SET size_bytes = 0 WHERE version_id = ?",
                        "DELETE FROM capsules.part WHERE version_id = ?",
                        "UPDATE capsules.ownership_credential SET credential = ''"
                                + " WHERE version_id = ?")) {
            assertThatThrownBy(
                            () ->
                                    it.app.in(
                                            () ->
                                                    it.app
                                                            .identity
                                                            .database
                                                            .sql()
                                                            .update(statement, List.of(version))))
                    .as(statement)
                    .isInstanceOf(DatabaseFailed.class);
        }
    }

    private void assertOwned(String credential, Digest digest, long leafIndex) {
        var issuer =
                it.app.as(NOBODY, () -> it.get(SigningKeyService.class).installationDidDocument());
        var claims =
                Jws.verify(credential, "vc+jwt", kid -> issuer.findKey(kid, Purpose.ASSERTION))
                        .json();
        assertThat(claims.at("/credentialSubject/id").asText()).isEqualTo(acme.did().value());
        assertThat(claims.at("/credentialSubject/owns/manifestDigest").asText())
                .isEqualTo(digest.hex());
        assertThat(claims.at("/credentialSubject/owns/log/leafIndex").asLong())
                .isEqualTo(leafIndex);
        assertThat(claims.get("issuer").asText()).isEqualTo(issuer.id().value());
    }

    /** Whoever may not read drafts sees no unpublished version, its owner's members included. */
    @Test
    void unpublishedVersions_areSeenByThoseWhoMay_andNotCountedForOthers() {
        var root = it.aFullDraft(ann, acme);
        var digest = it.seal(ann, root, ONE);
        var hidden = aChildOf(digest);
        var shown = aChildOf(digest);
        for (var name : List.of(root, shown)) {
            it.app.as(ann, () -> it.get(PublicationService.class).publish(name, ONE));
        }
        var member = it.caller(acme, Role.REQUESTER);
        for (var outsider : List.of(member, NOBODY, it.publisher(it.anOrganisation()))) {
            assertThat(lineage(outsider, root).nodes())
                    .extracting(node -> node.capsule().orElse(""))
                    .containsExactly(root.toString(), shown.toString());
            assertThat(lineage(outsider, root).edges()).hasSize(1);
        }
        assertThat(lineage(ann, root).nodes())
                .extracting(node -> node.capsule().orElse(""))
                .contains(hidden.toString(), shown.toString());
        var first = it.app.in(() -> it.kept.views.children(digest, Optional.empty(), 1));
        assertThat(first)
                .as("the limit counts what is seen")
                .singleElement()
                .satisfies(edge -> assertThat(edge.child()).isEqualTo(digestOf(shown).hex()));
    }

    @Test
    void anUnpublishedAncestor_isADigestAlone_toMembersWhoMayNotReadDrafts() {
        var ancestor = it.aSealed(ann, acme);
        var child = aChildOf(ancestor);
        it.app.as(ann, () -> it.get(PublicationService.class).publish(child, ONE));

        var node =
                lineage(it.caller(acme, Role.REQUESTER), child).nodes().stream()
                        .filter(each -> each.distance() == 1)
                        .findFirst()
                        .orElseThrow();

        assertThat(node.manifestDigest()).isEqualTo(ancestor.hex());
        assertThat(node.title()).isEmpty();
        assertThat(lineage(it.caller(acme, Role.AUDITOR), child).nodes())
                .allSatisfy(each -> assertThat(each.title()).isPresent());
    }

    @Test
    void contextsAbove_learnOfAllAncestors_andWhichTheCallerMaySee() {
        var ancestor = it.aSealed(ann, acme);
        var parent = digestOf(aChildOf(ancestor));
        var name = aChildOf(parent);
        it.app.as(ann, () -> it.get(PublicationService.class).publish(name, ONE));
        var child = digestOf(name);
        var lineages = it.get(AncestorDirectory.class);
        var all = Set.of(child, parent, ancestor);

        var entries = it.app.in(() -> lineages.lineage(child));

        assertThat(entries)
                .extracting(entry -> entry.version().manifestDigest())
                .containsExactlyInAnyOrderElementsOf(all);
        var ofParent = Map.of(child, parent, parent, ancestor);
        for (var entry : entries) {
            assertThat(entry.parents().stream().map(ManifestParent::manifestDigest).findFirst())
                    .isEqualTo(Optional.ofNullable(ofParent.get(entry.version().manifestDigest())));
        }
        assertThat(it.app.as(ann, () -> lineages.seen(all))).isEqualTo(all);
        assertThat(it.app.as(it.caller(acme, Role.REQUESTER), () -> lineages.seen(all)))
                .containsExactly(child);
    }

    private CapsuleName aChildOf(Digest parent) {
        var name = it.aFullDraft(ann, acme);
        it.nameParents(ann, name, parent);
        it.seal(ann, name, ONE);
        return name;
    }

    private Digest digestOf(CapsuleName name) {
        return Digest.parse(version(ann, name, ONE).manifestDigest().orElseThrow());
    }
}
