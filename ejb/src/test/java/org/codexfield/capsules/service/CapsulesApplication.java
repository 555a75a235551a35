package org.codexfield.capsules.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.codexfield.capsules.ContentClaims;
import org.codexfield.capsules.DerivationTerms;
import org.codexfield.capsules.OfferedPolicies;
import org.codexfield.capsules.filesystem.FilesystemContentStore;
import org.codexfield.capsules.persistence.TestCapsules;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.service.LogSequencer;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.identity.service.IdentityApplication;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;

/** The services of capsules above those of identity, with a content store in a folder. */
final class CapsulesApplication implements AutoCloseable {

    static final VersionNumber ONE = new VersionNumber("1.0.0");

    final IdentityApplication app;
    final TestCapsules kept;

    /** What licensing would say; in a list, as the container finds implementations. */
    final List<DerivationTerms> terms = new CopyOnWriteArrayList<>();

    /** Under which terms versions can be had, as licensing would say. */
    final List<OfferedPolicies> policies = new CopyOnWriteArrayList<>();

    /** What contexts above name. */
    final List<ContentClaims> claims = new CopyOnWriteArrayList<>();

    CapsulesApplication(TestDatabase database) {
        app = IdentityApplication.founded(database);
        kept = new TestCapsules(database);
        app.with(kept.capsules).with(kept.versions).with(kept.parts).with(kept.seals);
        app.with(kept.views).with(kept.contents).with(implementations(terms));
        app.get(FilesystemContentStore.class);
        get(ContentSweep.class).claims = implementations(claims);
        get(CatalogueService.class).policies = implementations(policies);
    }

    <T> T get(Class<T> service) {
        return app.get(service);
    }

    /** An organisation that takes part and has a key. */
    Organisation anOrganisation() {
        var organisation = app.identity.anOrganisation();
        var administrator = caller(organisation, Role.ADMINISTRATOR);
        app.as(administrator, () -> get(SigningKeyService.class).rotate(organisation.slug()));
        return organisation;
    }

    /** Replaces the organisation's key by one that it holds itself; its kid. */
    String adoptKey(Organisation of, byte[] privateKey) {
        var key = Ed25519.publicKey(privateKey).toMultikey();
        var claims =
                StrictJson.newObject()
                        .put("iss", of.did().value())
                        .put("iat", app.clock.instant().getEpochSecond());
        var proof =
                Jws.sign(
                        new JwsHeader(KeyAlgorithm.ED25519, "new", "codexfield-key-proof+jwt"),
                        CanonicalJson.of(claims),
                        Ed25519.signer(privateKey));
        return app.as(
                caller(of, Role.ADMINISTRATOR),
                () -> get(SigningKeyService.class).adopt(of.slug(), key, proof));
    }

    Caller caller(Organisation of, Role... roles) {
        return TestIdentity.caller(app.identity.aMember(of, roles));
    }

    Caller publisher(Organisation of) {
        return caller(of, Role.PUBLISHER);
    }

    /** A capsule with a draft 1.0.0 that says nothing yet. */
    CapsuleName aDraft(Caller publisher, Organisation of) {
        var name = new CapsuleName(of.slug(), "c" + TestIdentity.aName());
        app.as(publisher, () -> get(CapsuleService.class).create(name, CapsuleKind.DATASET));
        app.as(publisher, () -> get(DraftService.class).begin(name, ONE));
        return name;
    }

    /** The same, ready to be sealed. */
    CapsuleName aFullDraft(Caller publisher, Organisation of) {
        var name = aDraft(publisher, of);
        fill(publisher, name, ONE);
        return name;
    }

    void fill(Caller publisher, CapsuleName name, VersionNumber number) {
        describe(publisher, name, number, "Lung scans");
        put(publisher, name, number, "data/a.csv", name + " " + number);
    }

    void describe(Caller publisher, CapsuleName name, VersionNumber number, String title) {
        var said = new Documentation(title, "Of the chest", "# Card", List.of("lung"));
        app.as(
                publisher,
                () ->
                        get(DraftService.class)
                                .describe(name, number, Optional.empty(), said, Optional.empty()));
    }

    PartService.Stored put(
            Caller publisher, CapsuleName name, VersionNumber number, String path, String content) {
        return app.as(
                publisher,
                () -> {
                    try {
                        return get(PartService.class)
                                .put(name, number, new PartPath(path), "text/csv", upload(content));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    static PartService.Upload upload(String content) {
        return new PartService.Upload(
                new ByteArrayInputStream(content.getBytes(UTF_8)), Optional.empty());
    }

    String read(Caller by, CapsuleName name, VersionNumber number, String path) {
        return app.as(
                by,
                () -> {
                    var out = new ByteArrayOutputStream();
                    var parts = get(PartService.class);
                    var part = parts.find(name, number, new PartPath(path));
                    try (var bytes =
                            parts.open(name, number, part.path(), 0, part.content().sizeBytes())) {
                        bytes.copyTo(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return out.toString(UTF_8);
                });
    }

    Digest seal(Caller publisher, CapsuleName name, VersionNumber number) {
        return app.as(
                publisher,
                () ->
                        get(SealingService.class)
                                .seal(name, number, Optional.empty(), Optional.empty()));
    }

    /** A sealed version 1.0.0 of a new capsule; its digest. */
    Digest aSealed(Caller publisher, Organisation of) {
        return seal(publisher, aFullDraft(publisher, of), ONE);
    }

    /** A published version 1.0.0 of a new capsule. */
    CapsuleName aPublished(Caller publisher, Organisation of) {
        var name = aFullDraft(publisher, of);
        seal(publisher, name, ONE);
        app.as(publisher, () -> get(PublicationService.class).publish(name, ONE));
        return name;
    }

    void nameParents(Caller publisher, CapsuleName name, Digest... parents) {
        var named =
                Stream.of(parents)
                        .map(digest -> new DraftService.Parent(digest, Relation.DERIVED_FROM))
                        .toList();
        app.as(
                publisher,
                () -> get(DraftService.class).nameParents(name, ONE, Optional.empty(), named));
    }

    /** How many statements this makes. */
    long statements(Runnable work) {
        return app.identity.database.statements(work);
    }

    /** Lets the log take what is pending, and issues the credentials. */
    void growLog() {
        app.in(() -> get(LogSequencer.class).sequence("decisions"));
        for (var version : app.in(() -> kept.seals.uncertified(1000))) {
            app.in(() -> get(CredentialIssuer.class).issue(version));
        }
    }

    @Override
    public void close() throws SQLException {
        app.close();
    }

    /** What the container would inject: the implementation there is, if there is one. */
    @SuppressWarnings("unchecked")
    private static <T> Instance<T> implementations(List<T> all) {
        return (Instance<T>)
                Proxy.newProxyInstance(
                        Instance.class.getClassLoader(),
                        new Class<?>[] {Instance.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("stream")) {
                                return all.stream();
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
