package org.codexfield.capsules.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.capsules.service.CapsulesApplication.ONE;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.codexfield.capsules.model.CapsuleIsUnknown;
import org.codexfield.capsules.model.CapsuleNameIsTaken;
import org.codexfield.capsules.model.ContentDigestDoesNotMatch;
import org.codexfield.capsules.model.ContentIsTooLarge;
import org.codexfield.capsules.model.ContentQuotaIsUsedUp;
import org.codexfield.capsules.model.PartIsUnknown;
import org.codexfield.capsules.model.PartNamesCollide;
import org.codexfield.capsules.model.VersionIsUnknown;
import org.codexfield.capsules.model.VersionNumberIsTaken;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.identity.Role;
import org.codexfield.shared.Digest;
import org.codexfield.shared.StaleVersion;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Drafts and their parts, on one database. */
abstract class DraftsContract extends CapsulesContract {

    DraftsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aDraft_isSeenWithinItsOrganisation_byThoseWhoMay() {
        var name = it.aFullDraft(ann, acme);
        for (var role : List.of(Role.PUBLISHER, Role.STEWARD, Role.AUDITOR)) {
            var insider = it.caller(acme, role);
            assertThat(version(insider, name, ONE).status()).isEqualTo("draft");
            assertThat(it.read(insider, name, ONE, "data/a.csv")).startsWith(name.toString());
        }
        var eve = it.publisher(it.anOrganisation());
        for (var outsider : List.of(eve, it.caller(acme, Role.REQUESTER), NOBODY)) {
            assertThatThrownBy(() -> version(outsider, name, ONE))
                    .isInstanceOf(VersionIsUnknown.class);
            assertThatThrownBy(() -> it.read(outsider, name, ONE, "data/a.csv"))
                    .isInstanceOf(VersionIsUnknown.class);
            assertThatThrownBy(
                            () -> it.app.as(outsider, () -> it.get(CapsuleService.class).get(name)))
                    .isInstanceOf(CapsuleIsUnknown.class);
        }
    }

    @Test
    void names_areTakenOnce() {
        var name = it.aDraft(ann, acme);

        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        ann,
                                        () ->
                                                it.get(CapsuleService.class)
                                                        .create(name, CapsuleKind.CODE)))
                .isInstanceOf(CapsuleNameIsTaken.class);
        assertThatThrownBy(() -> it.app.as(ann, () -> it.get(DraftService.class).begin(name, ONE)))
                .isInstanceOf(VersionNumberIsTaken.class);
    }

    @Test
    void parts_arePut_replaced_listedAndRemoved() {
        var name = it.aDraft(ann, acme);
        assertThat(it.put(ann, name, ONE, "a.csv", "1").created()).isTrue();
        assertThat(it.put(ann, name, ONE, "a.csv", "22").created()).isFalse();
        it.put(ann, name, ONE, "b/c.csv", "");

        assertThat(parts(name)).containsExactly("a.csv", "b/c.csv");
        assertThat(it.read(ann, name, ONE, "a.csv")).isEqualTo("22");
        assertThatThrownBy(() -> it.put(ann, name, ONE, "A.CSV", "x"))
                .isInstanceOf(PartNamesCollide.class);
        assertThatThrownBy(() -> it.put(ann, name, ONE, "a.csv/x", "x"))
                .isInstanceOf(PartNamesCollide.class);
        assertThatThrownBy(() -> it.put(ann, name, ONE, "B", "x"))
                .isInstanceOf(PartNamesCollide.class);
        remove(name, "b/c.csv");
        assertThat(parts(name)).containsExactly("a.csv");
        assertThatThrownBy(() -> remove(name, "b/c.csv")).isInstanceOf(PartIsUnknown.class);
        assertThat(it.app.audited("part-stored", ann)).isEqualTo(3);
        assertThat(it.app.audited("part-removed", ann)).isOne();
    }

    @Test
    void uploads_areBounded_andCompared() {
        var name = it.aDraft(ann, acme);
        var large = "x".repeat(3 * 1024 * 1024);

        assertThatThrownBy(() -> it.put(ann, name, ONE, "a", large + "x"))
                .isInstanceOf(ContentIsTooLarge.class);
        it.put(ann, name, ONE, "a", large);
        assertThatThrownBy(() -> it.put(ann, name, ONE, "b", large))
                .isInstanceOf(ContentQuotaIsUsedUp.class);
        var announced =
                new PartService.Upload(
                        new java.io.ByteArrayInputStream("one".getBytes(UTF_8)),
                        Optional.of(Digest.of("two".getBytes(UTF_8))));
        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        ann,
                                        () -> {
                                            try {
                                                return it.get(PartService.class)
                                                        .put(
                                                                name,
                                                                ONE,
                                                                new PartPath("c"),
                                                                "text/csv",
                                                                announced);
                                            } catch (java.io.IOException e) {
                                                throw new java.io.UncheckedIOException(e);
                                            }
                                        }))
                .isInstanceOf(ContentDigestDoesNotMatch.class);
        assertThat(parts(name)).containsExactly("a");
    }

    @Test
    void documentation_isWritten_overWhatWasSeen() {
        var name = it.aDraft(ann, acme);
        long seen = version(ann, name, ONE).revision();
        it.describe(ann, name, ONE, "First");

        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        ann,
                                        () ->
                                                it.get(DraftService.class)
                                                        .nameParents(
                                                                name,
                                                                ONE,
                                                                Optional.of(seen),
                                                                List.of())))
                .isInstanceOf(StaleVersion.class);
        assertThat(version(ann, name, ONE).title()).isEqualTo("First");
    }
}
