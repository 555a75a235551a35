package org.codexfield.identity.service;

import jakarta.enterprise.event.Event;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.config.Settings;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.evidence.persistence.Adapters;
import org.codexfield.evidence.service.DecisionDocuments;
import org.codexfield.evidence.service.RecordFact;
import org.codexfield.evidence.service.TransactionalOutbox;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.Role;
import org.codexfield.identity.masterkey.AesGcmKeySealer;
import org.codexfield.identity.masterkey.MasterKey;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;

/** The services of identity on real stores, with audit trail, outbox and master key. */
public final class IdentityApplication implements AutoCloseable {

    static final String PUBLIC_URL = "https://portal.example.org";
    static final String PASSWORD = "a river of 12";

    public final TestIdentity identity;
    public final SetClock clock = new SetClock(TestIdentity.NOON);
    final QuickHasher hasher;
    public final List<Fact> facts = Collections.synchronizedList(new ArrayList<>());
    private final Somebody somebody = new Somebody();
    private final Wiring wiring = new Wiring();

    private IdentityApplication(TestIdentity identity, Settings settings) {
        this.identity = identity;
        this.hasher = new QuickHasher(identity.database);
        var sql = identity.database.sql();
        wiring.with(clock).with(hasher).with(somebody).with(settings).with(new SecureRandom());
        wiring.with(identity.organisations).with(identity.accounts).with(identity.members);
        wiring.with(identity.invitations).with(identity.signingKeys).with(identity.apiKeys);
        wiring.with(identity.installation).with(identity.tokens).with(identity.attempts);
        wiring.with(identity.cooldowns);
        wiring.with(identity.logins).with(identity.views);
        wiring.with(new AesGcmKeySealer(new MasterKey(settings)));
        wiring.with(Adapters.auditTrail(sql)).with(Adapters.auditViews(sql));
        wiring.with(Adapters.logs(sql));
        wiring.with(Adapters.outboxEntries(sql, wiring.get(AesGcmKeySealer.class)));
        wiring.with(Adapters.outboxViews(sql));
        wiring.with(event(wiring.get(RecordFact.class)));
        wiring.get(TransactionalOutbox.class);
        wiring.with(identity.database);
        wiring.get(RecordsApart.class);
        wiring.get(PasswordRecordsApart.class);
        wiring.get(AccountOpeningsApart.class);
        wiring.get(KnownOrganisations.class);
        wiring.get(InstallationSigner.class);
        wiring.get(KeyRingSigner.class);
        wiring.get(DecisionDocuments.class);
    }

    /** An application that was never started, on a database of its own. */
    static IdentityApplication on(TestDatabase database) {
        return new IdentityApplication(new TestIdentity(database), settings(PUBLIC_URL, 1));
    }

    /** The same, where the identity provider alone lets people in. */
    static IdentityApplication withoutPasswords(TestDatabase database) {
        var settings = new HashMap<>(environment(PUBLIC_URL, 1));
        settings.put("CODEXFIELD_PASSWORD_LOGIN", "false");
        settings.put("CODEXFIELD_OIDC_ISSUER", "https://id.example.org");
        settings.put("CODEXFIELD_OIDC_CLIENT_ID", "portal");
        return new IdentityApplication(
                new TestIdentity(database), Settings.read(settings, Map.of()));
    }

    /** The same, started, and set up by its first operator. */
    public static IdentityApplication founded(TestDatabase database) {
        var application = on(database);
        var token =
                application
                        .in(() -> application.get(FirstStart.class).foundOrCheck())
                        .orElseThrow();
        application.alone(
                Caller.anonymous("192.0.2.9"),
                () ->
                        application
                                .get(SetupService.class)
                                .setUp(
                                        token.value(),
                                        new EmailAddress("root@example.org"),
                                        "Root",
                                        new Password(PASSWORD)));
        return application;
    }

    /** Another server on the same database, or the next start of the same. */
    IdentityApplication restarted(String publicUrl, int masterKey) {
        return new IdentityApplication(
                new TestIdentity(identity.database), settings(publicUrl, masterKey));
    }

    /** Offers a part to whoever injects one of its types: for the contexts above. */
    public IdentityApplication with(Object part) {
        wiring.with(part);
        return this;
    }

    /** The service of this type. */
    public <T> T get(Class<T> service) {
        return wiring.get(service);
    }

    /** Calls in a transaction of its own, as the caller, a millisecond after the last call. */
    public <T> T as(Caller caller, Supplier<T> call) {
        clock.pass(Duration.ofMillis(1));
        somebody.is(caller);
        try {
            return in(call);
        } finally {
            somebody.is(Caller.system());
        }
    }

    /** Calls in a transaction of its own, as the caller. */
    public void does(Caller caller, Runnable call) {
        as(
                caller,
                () -> {
                    call.run();
                    return true;
                });
    }

    /** Calls without a transaction, as the caller: the service begins the ones that it needs. */
    <T> T alone(Caller caller, Supplier<T> call) {
        clock.pass(Duration.ofMillis(1));
        somebody.is(caller);
        try {
            return call.get();
        } finally {
            somebody.is(Caller.system());
        }
    }

    /** Calls without a transaction, as the caller: the service begins the ones that it needs. */
    void doesAlone(Caller caller, Runnable call) {
        alone(
                caller,
                () -> {
                    call.run();
                    return true;
                });
    }

    /** Calls in a transaction of its own, as the system. */
    public <T> T in(Supplier<T> call) {
        return identity.in(call);
    }

    /** The person who set the installation up. */
    Caller operator() {
        var account =
                identity.in(() -> identity.accounts.find(new EmailAddress("root@example.org")))
                        .orElseThrow();
        return TestIdentity.caller(
                identity.in(
                                () ->
                                        identity.members.find(
                                                identity.installation.organisation(), account.id()))
                        .orElseThrow());
    }

    /** Another operator, who never registered anything. */
    Caller anotherOperator() {
        var installation =
                identity.in(() -> identity.organisations.get(identity.installation.organisation()));
        return TestIdentity.caller(identity.aMember(installation, Role.OPERATOR));
    }

    /** The token in the newest mail to the address. */
    String mailedToken(String address) {
        var newest = mails(address).get(0);
        int start = newest.indexOf(".xhtml#") + ".xhtml#".length();
        return newest.substring(start, start + 43);
    }

    /** The mails to the address, the newest first, as they wait to be sent. */
    public List<String> mails(String address) {
        var entries = wiring.get(OutboxEntries.class);
        return identity
                .database
                .sql()
                .list(
                        "SELECT id FROM evidence.outbox_message WHERE topic = 'mail'"
                                + " ORDER BY id DESC",
                        List.of(),
                        row -> row.getObject(1, UUID.class))
                .stream()
                .map(id -> entries.get(id).message().payload())
                .filter(payload -> payload.contains("\"" + address + "\""))
                .toList();
    }

    /** How many audit entries tell of the command and the caller. */
    public long audited(String command, Caller by) {
        return identity.database
                .sql()
                .number(
                        "SELECT count(*) FROM evidence.audit_entry WHERE command = ?"
                                + " AND member_id = ? AND address = ?",
                        List.of(command, by.member().value(), by.address()));
    }

    @Override
    public void close() throws SQLException {
        identity.database.close();
    }

    private static Settings settings(String publicUrl, int masterKey) {
        return Settings.read(environment(publicUrl, masterKey), Map.of());
    }

    private static Map<String, String> environment(String publicUrl, int masterKey) {
        var key = new byte[32];
        key[0] = (byte) masterKey;
        return Map.of(
                "CODEXFIELD_PUBLIC_URL",
                publicUrl,
                "CODEXFIELD_CONTENT_DIR",
                Path.of("target", "content-of-tests").toString(),
                "CODEXFIELD_CONTENT_PART_MIB",
                "3",
                "CODEXFIELD_CONTENT_ORGANISATION_MIB",
                "5",
                "CODEXFIELD_CONTENT_ATTACHMENT_MIB",
                "1",
                "CODEXFIELD_CONTENT_REQUEST_MIB",
                "2",
                "CODEXFIELD_MASTER_KEY",
                Base64.getEncoder().encodeToString(key));
    }

    /** Delivers facts to the audit trail, as the container's events do. */
    private Event<?> event(RecordFact recorder) {
        return (Event<?>)
                Proxy.newProxyInstance(
                        Event.class.getClassLoader(),
                        new Class<?>[] {Event.class},
                        (proxy, method, arguments) -> {
                            if (!method.getName().equals("fire")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            facts.add((Fact) arguments[0]);
                            record(recorder, (Fact) arguments[0]);
                            return null;
                        });
    }

    private static void record(RecordFact recorder, Fact fact) throws Throwable {
        var observer = RecordFact.class.getDeclaredMethod("on", Fact.class);
        observer.setAccessible(true);
        try {
            observer.invoke(recorder, fact);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
