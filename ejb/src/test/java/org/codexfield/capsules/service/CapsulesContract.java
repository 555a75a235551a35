package org.codexfield.capsules.service;

import static org.codexfield.capsules.service.CapsulesApplication.ONE;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.identity.Caller;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One database for all tests of a contract; in each, Ann publishes for a new Acme. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CapsulesContract {

    static final Caller NOBODY = Caller.anonymous("192.0.2.1");
    static final VersionNumber TWO = new VersionNumber("2.0.0-rc.1");

    private final Supplier<TestDatabase> source;
    CapsulesApplication it;
    Organisation acme;
    Caller ann;

    CapsulesContract(Supplier<TestDatabase> source) {
        this.source = source;
    }

    @BeforeAll
    void start() {
        it = new CapsulesApplication(source.get());
    }

    @AfterAll
    void stop() throws SQLException {
        it.close();
    }

    /** Ann publishes for Acme. */
    @BeforeEach
    void begin() {
        it.terms.clear();
        acme = it.anOrganisation();
        ann = it.publisher(acme);
    }

    LineageView lineage(Caller by, CapsuleName name) {
        return it.app.as(by, () -> it.get(LineageService.class).of(name, ONE));
    }

    VersionView version(Caller by, CapsuleName name, VersionNumber number) {
        return it.app.as(by, () -> it.get(CapsuleService.class).version(name, number));
    }

    List<String> versions(Caller by, CapsuleName name) {
        return it
                .app
                .as(by, () -> it.get(CapsuleService.class).versions(name, ListQuery.first(9)))
                .items()
                .stream()
                .map(VersionRow::version)
                .toList();
    }

    List<String> parts(CapsuleName name) {
        return it
                .app
                .as(ann, () -> it.get(CapsuleService.class).parts(name, ONE, ListQuery.first(9)))
                .items()
                .stream()
                .map(PartView::path)
                .toList();
    }

    void remove(CapsuleName name, String path) {
        it.app.does(ann, () -> it.get(PartService.class).remove(name, ONE, new PartPath(path)));
    }

    String manifest(Caller by, CapsuleName name) {
        return it.app.as(by, () -> it.get(SealingService.class).manifest(name, ONE));
    }

    Optional<String> listed(CapsuleName name) {
        return it.app.as(NOBODY, () -> it.get(CapsuleService.class).get(name)).listed();
    }

    List<String> found(String query) {
        return it
                .app
                .as(
                        NOBODY,
                        () ->
                                it.get(CatalogueService.class)
                                        .search(ListQuery.first(200).containing(query)))
                .items()
                .stream()
                .map(CatalogueEntry::capsule)
                .toList();
    }

    DidDocument didDocument(Organisation of) {
        return it.app.as(NOBODY, () -> it.get(SigningKeyService.class).didDocument(of.slug()));
    }
}
