package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.codexfield.server.MailSink;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleData;
import org.codexfield.server.SampleOrganisations;
import org.codexfield.server.WildFlyServer;
import org.junit.jupiter.api.Test;

/**
 * What was acknowledged before a {@code kill -9} on H2 is there after it: invitations with audit
 * entry and mail, and every step of approvals and sealings.
 */
class KilledServerIT {

    private static final String SLUG = "aurora-lab";
    private static final String ADMINISTRATOR = "ben@aurora-lab.example";
    private static final int INVITATIONS = 500;
    private static final int CLIENTS = 16;
    private static final int KILL_AFTER = 200;

    @Test
    void whatWasAcknowledged_survives_andNothingIsHalfDone() throws Exception {
        var mail = MailSink.start(RunningPortal.emptyFolder("killed-mail"));
        RunningPortal.emptyFolder("killed");
        var settings = RunningPortal.settings("killed").with(mail.environment());
        var address = URI.create("http://localhost:" + settings.httpPort());
        settings = settings.with(Map.of("CODEXFIELD_PUBLIC_URL", address.toString()));

        Set<String> acknowledged;
        String key;
        StoriesUnderWay stories;
        try (var server = WildFlyServer.start(settings)) {
            new SampleOrganisations()
                    .load(new SampleData.NewPortal(address, server.process().log(), mail));
            key = SampleOrganisations.apiKey(address, SLUG, ADMINISTRATOR, "administrator");
            stories = new StoriesUnderWay(Story.Cast.at(address));
            stories.await();
            acknowledged = inviteUntilKilled(server, client(address, key));
        }

        assertThat(acknowledged).hasSizeBetween(KILL_AFTER, INVITATIONS);
        try (var server = WildFlyServer.start(settings)) {
            var ben = client(address, key);
            assertThat(idsOf(ben, "organisations/" + SLUG + "/invitations?limit=200", "id"))
                    .containsAll(acknowledged);
            assertThat(idsOf(ben, "audit-entries?command=invitation-sent&limit=200", "subject"))
                    .containsAll(acknowledged);
            for (int i = 0; i < INVITATIONS; i++) {
                var email = email(i);
                if (acknowledged.contains(emailToId.getOrDefault(email, ""))) {
                    assertThat(mail.awaitToken(email)).isNotEmpty();
                }
            }
            repeatAll(ben, acknowledged);
            stories.assertThatTheyGoOn();
            assertThat(server.process().isAlive()).isTrue();
        } finally {
            mail.close();
        }
    }

    private final Map<String, String> emailToId = new ConcurrentHashMap<>();

    private Set<String> inviteUntilKilled(WildFlyServer server, RestClient ben)
            throws InterruptedException {
        var counted = new AtomicInteger();
        var enough = new CountDownLatch(KILL_AFTER);
        var clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < INVITATIONS; i++) {
            var email = email(i);
            calls.add(
                    clients.submit(
                            () -> {
                                var id = invite(ben, email);
                                counted.incrementAndGet();
                                enough.countDown();
                                return id;
                            }));
        }
        enough.await();
        server.kill();
        clients.shutdown();
        var acknowledged = new HashSet<String>();
        for (var call : calls) {
            try {
                acknowledged.add(call.get());
            } catch (ExecutionException e) {
                // the server died before it answered: nothing was promised
                assertThat(e).hasRootCauseInstanceOf(java.io.IOException.class);
            }
        }
        assertThat(acknowledged).hasSize(counted.get());
        return acknowledged;
    }

    private String invite(RestClient ben, String email) {
        var made =
                ben.postOnce(
                        "once-for-" + email,
                        "organisations/" + SLUG + "/invitations",
                        Map.of("email", email, "roles", List.of("requester")));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var id = made.body().path("id").asText();
        emailToId.put(email, id);
        return id;
    }

    /** A client that got no answer asks again with the same key, and never does anything twice. */
    private void repeatAll(RestClient ben, Set<String> acknowledged) {
        var before = Map.copyOf(emailToId);
        var all = new HashSet<String>();
        for (int i = 0; i < INVITATIONS; i++) {
            all.add(invite(ben, email(i)));
        }
        assertThat(all).hasSize(INVITATIONS).containsAll(acknowledged);
        assertThat(emailToId).containsAllEntriesOf(before);
    }

    private static RestClient client(URI address, String key) {
        return RestClient.anonymous(address).withBearer(key);
    }

    private static Set<String> idsOf(RestClient client, String list, String member) {
        var ids = new HashSet<String>();
        String next = "";
        do {
            JsonNode page = client.get(list + next).body();
            page.path("items").forEach(item -> ids.add(item.path(member).asText()));
            next = page.path("next").isMissingNode() ? "" : "&next=" + page.path("next").asText();
        } while (!next.isEmpty());
        return ids;
    }

    private static String email(int number) {
        return "invited-" + number + "@killed.example";
    }
}
