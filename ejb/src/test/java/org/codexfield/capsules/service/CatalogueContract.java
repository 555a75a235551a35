package org.codexfield.capsules.service;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.capsules.service.CapsulesApplication.ONE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.capsules.model.NotPermitted;
import org.codexfield.capsules.model.StateForbidsCommand;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.Role;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published, withdrawn and found, on one database. */
abstract class CatalogueContract extends CapsulesContract {

    CatalogueContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void published_isForAll_andItsBytesForMembers() {
        var name = it.aPublished(ann, acme);
        var eve = it.publisher(it.anOrganisation());
        for (var reader : List.of(eve, NOBODY)) {
            assertThat(version(reader, name, ONE).status()).isEqualTo("published");
            assertThat(manifest(reader, name)).contains("\"formatVersion\":1");
            assertThatThrownBy(() -> it.read(reader, name, ONE, "data/a.csv"))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThat(it.read(it.caller(acme, Role.REQUESTER), name, ONE, "data/a.csv")).isNotEmpty();
        it.app.as(ann, () -> it.get(DraftService.class).begin(name, TWO));
        assertThat(versions(NOBODY, name)).containsExactly("1.0.0");
        assertThat(versions(ann, name)).containsExactly("2.0.0-rc.1", "1.0.0");
    }

    @Test
    void withdrawn_keepsItsDocuments_andGivesNoBytes() {
        var name = it.aPublished(ann, acme);
        var steward = it.caller(acme, Role.STEWARD);
        it.app.as(
                steward,
                () -> it.get(PublicationService.class).withdraw(name, ONE, "consent withdrawn"));

        assertThat(version(NOBODY, name, ONE).withdrawalReason()).isEqualTo("consent withdrawn");
        assertThat(manifest(NOBODY, name)).isNotEmpty();
        assertThatThrownBy(() -> it.read(ann, name, ONE, "data/a.csv"))
                .isInstanceOf(StateForbidsCommand.class);
        assertThat(found(name.toString())).isEmpty();
        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        ann,
                                        () -> it.get(PublicationService.class).publish(name, ONE)))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void theCatalogue_showsTheNewestRelease() {
        var name = it.aPublished(ann, acme);
        it.app.as(ann, () -> it.get(DraftService.class).begin(name, TWO));
        it.fill(ann, name, TWO);
        it.seal(ann, name, TWO);
        it.app.as(ann, () -> it.get(PublicationService.class).publish(name, TWO));
        assertThat(listed(name)).contains("1.0.0");

        it.app.as(ann, () -> it.get(PublicationService.class).withdraw(name, ONE, "old"));
        assertThat(listed(name)).contains("2.0.0-rc.1");
    }

    @Test
    void theNewestRelease_isTheHighestNumber_whateverCameLast() {
        var name = it.aPublished(ann, acme);
        for (var number : List.of("1.10.0", "1.9.0", "1.10.0-rc.2", "1.10.0+b", "1.10.0+a")) {
            publish(name, new VersionNumber(number));
        }

        assertThat(listed(name)).contains("1.10.0+b");
    }

    private void publish(CapsuleName name, VersionNumber number) {
        it.app.as(ann, () -> it.get(DraftService.class).begin(name, number));
        it.fill(ann, name, number);
        it.seal(ann, name, number);
        it.app.as(ann, () -> it.get(PublicationService.class).publish(name, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thorax", "Thorax xray", "THORAX"})
    void theCatalogue_findsWords(String query) {
        var name = it.aDraft(ann, acme);
        it.describe(ann, name, ONE, "Thorax xray " + acme.slug());
        it.put(ann, name, ONE, "a", acme.slug());
        it.seal(ann, name, ONE);
        it.app.as(ann, () -> it.get(PublicationService.class).publish(name, ONE));

        assertThat(found(query + " " + acme.slug())).containsExactly(name.toString());
        assertThat(found("kidney " + acme.slug())).isEmpty();
        assertThat(found("' OR 1=1 -- %_!")).doesNotContain(name.toString());
        var filtered =
                new ListQuery(
                        0,
                        5,
                        "title",
                        true,
                        "",
                        Map.of("kind", "dataset", "organisation", acme.slug()));
        assertThat(it.app.as(NOBODY, () -> it.get(CatalogueService.class).search(filtered)).items())
                .extracting(CatalogueEntry::capsule)
                .containsExactly(name.toString());
        assertThat(
                        it.app
                                .as(
                                        NOBODY,
                                        () ->
                                                it.get(CatalogueService.class)
                                                        .search(
                                                                ListQuery.first(5)
                                                                        .where("kind", "model")
                                                                        .where(
                                                                                "organisation",
                                                                                acme.slug())))
                                .items())
                .isEmpty();
    }

    @Test
    void theCatalogue_isNarrowedByPurpose_andCounted() {
        var name = it.aPublished(ann, acme);
        var other = it.aPublished(ann, acme);
        it.app.in(
                () -> {
                    it.kept.purposes.replace(name, Set.of("research", "teaching"));
                    it.kept.purposes.replace(other, Set.of("teaching"));
                    it.kept.purposes.replace(other, Set.of("marketing"));
                    return name;
                });

        var own = ListQuery.first(9).where("organisation", acme.slug());
        assertThat(searched(own.where("purpose", "research"))).containsExactly(name.toString());
        assertThat(searched(own.where("purpose", "teaching"))).containsExactly(name.toString());
        assertThat(searched(own.containing("chest").where("purpose", "marketing")))
                .containsExactly(other.toString());
        assertThat(counts(ListQuery.first(1)))
                .contains(new CatalogueCount("dataset", acme.slug(), 2));
        assertThat(counts(ListQuery.first(1).containing("chest").where("purpose", "research")))
                .contains(new CatalogueCount("dataset", acme.slug(), 1));
        assertThat(counts(ListQuery.first(1).containing("kidneys"))).isEmpty();
    }

    /** However many rows a page has. */
    @Test
    void aPageOfTheCatalogue_takesOneStatement_andItsCountsAnother() {
        it.aPublished(ann, acme);
        it.aPublished(ann, acme);
        searched(ListQuery.first(1).containing("warm"));
        var query = ListQuery.first(25).containing("chest").where("organisation", acme.slug());
        assertThat(it.statements(() -> assertThat(searched(query)).hasSize(2))).isEqualTo(1);
        assertThat(it.statements(() -> counts(query))).isEqualTo(1);
        // where there is no index of words, the rarest of several is found first
        var several = query.containing("chest lung");
        assertThat(it.statements(() -> assertThat(searched(several)).hasSize(2))).isBetween(1L, 2L);
        assertThat(it.statements(() -> searched(ListQuery.first(25)))).isEqualTo(1);
    }

    /** Whoever holds the terms is asked once for a page. */
    @Test
    void aPage_isGivenWithTheTermsOfWhatCanBeHad() {
        var name = it.aPublished(ann, acme);
        it.aPublished(ann, acme);
        var query = ListQuery.first(25).where("organisation", acme.slug());
        var page = it.app.as(NOBODY, () -> it.get(CatalogueService.class).search(query)).items();
        assertThat(page).hasSize(2);
        assertThat(policies(page)).isEmpty();

        var basic = new OfferedPolicy(Digest.of(new byte[] {1}), "Basic");
        var extended = new OfferedPolicy(Digest.of(new byte[] {2}), "Extended");
        for (var policy : List.of(basic, extended)) {
            it.policies.add(
                    versions ->
                            versions.entrySet().stream()
                                    .filter(version -> version.getValue().equals(name))
                                    .collect(toMap(Map.Entry::getKey, all -> List.of(policy))));
        }
        assertThat(policies(page))
                .containsOnly(
                        entry(
                                page.stream()
                                        .filter(one -> one.capsule().equals(name.toString()))
                                        .findFirst()
                                        .orElseThrow()
                                        .manifestDigest(),
                                List.of(basic, extended)));
        it.policies.clear();
    }

    private Map<String, List<OfferedPolicy>> policies(List<CatalogueEntry> page) {
        return it.app.as(NOBODY, () -> it.get(CatalogueService.class).policies(page));
    }

    private List<String> searched(ListQuery query) {
        return it
                .app
                .as(NOBODY, () -> it.get(CatalogueService.class).search(query))
                .items()
                .stream()
                .map(CatalogueEntry::capsule)
                .toList();
    }

    private List<CatalogueCount> counts(ListQuery query) {
        return it.app.as(NOBODY, () -> it.get(CatalogueService.class).counts(query));
    }

    @Test
    void lineage_isTold_asFarAsTheCallerMaySee() {
        var grandparent = it.aSealed(ann, acme);
        var parent = it.aFullDraft(ann, acme);
        it.nameParents(ann, parent, grandparent);
        var parentDigest = it.seal(ann, parent, ONE);
        it.app.as(ann, () -> it.get(PublicationService.class).publish(parent, ONE));
        var child = it.aFullDraft(ann, acme);
        it.nameParents(ann, child, parentDigest);
        it.seal(ann, child, ONE);

        var seen = lineage(ann, parent);
        assertThat(seen.nodes()).extracting(LineageView.Node::distance).containsExactly(0, 1, -1);
        assertThat(seen.edges()).hasSize(2);
        var outside = lineage(NOBODY, parent);
        assertThat(outside.nodes()).hasSize(2);
        assertThat(outside.nodes().get(1).manifestDigest()).isEqualTo(grandparent.hex());
        assertThat(outside.nodes().get(1).capsule()).isEmpty();
        assertThat(outside.edges()).hasSize(1);
        assertThatCode(() -> lineage(ann, child)).doesNotThrowAnyException();
    }
}
