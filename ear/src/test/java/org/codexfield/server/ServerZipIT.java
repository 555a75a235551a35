package org.codexfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The server zip starts empty, asks for its operator, and comes back from a backup. */
class ServerZipIT {

    private static final String EMAIL = "it@codexfield.example";
    private static final Pattern TOKEN =
            Pattern.compile("no operator yet.*/setup\\.xhtml#([A-Za-z0-9_-]{43})");

    @Test
    void theZip_asksForItsOperator_andARestoredBackupIsTheSameInstallation() {
        var folder = RunningPortal.emptyFolder("server-zip");
        var home = UnpackedServer.unpack(zip(), folder);
        int port = FreePorts.one();
        var data = home.resolve("standalone/data/codexfield");
        var backup = folder.resolve("backup");

        String secret;
        String keys;
        long size;
        try (var server = UnpackedServer.start(home, port, folder.resolve("first.log"))) {
            var anybody = RestClient.anonymous(server.address());
            assertThat(anybody.get("organisations").body().path("total").asLong())
                    .as("no sample organisations")
                    .isEqualTo(1);
            anybody.post("setup", setup(token(home)));
            secret =
                    SampleOrganisations.apiKey(
                            server.address(), "installation", EMAIL, "administrator");
            keys = keys(anybody.withBearer(secret));
            size = logSize(anybody);
        }
        Folders.copy(data, backup);
        Folders.delete(home.resolve("standalone/data"));

        Folders.copy(backup, data);
        try (var server = UnpackedServer.start(home, port, folder.resolve("restored.log"))) {
            var anybody = RestClient.anonymous(server.address());
            assertThat(keys(anybody.withBearer(secret))).isEqualTo(keys);
            assertThat(logSize(anybody)).isGreaterThanOrEqualTo(size);
            assertThat(
                            anybody.withBearer(secret)
                                    .get("organisations/installation/members")
                                    .status())
                    .isEqualTo(200);
            assertThat(anybody.tryPost("setup", setup(token(home))).status())
                    .as("the link works once")
                    .isBetween(400, 409);
        }
    }

    private static Map<String, String> setup(String token) {
        return Map.of(
                "token",
                token,
                "email",
                EMAIL,
                "name",
                "Irene Tausch",
                "password",
                SampleOrganisations.PASSWORD);
    }

    private static String keys(RestClient administrator) {
        var keys = administrator.get("organisations/installation/keys").body().path("items");
        assertThat(keys).hasSize(1);
        return keys.get(0).path("kid").asText();
    }

    private static long logSize(RestClient client) {
        return client.get("logs").body().at("/items/0/treeSize").asLong();
    }

    private static String token(Path home) {
        try {
            var log = Files.readString(home.resolve("standalone/log/server.log"));
            var token = TOKEN.matcher(log);
            assertThat(token.find()).as("a one-time link in the log").isTrue();
            return token.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path zip() {
        var target = Path.of(System.getProperty("codexfield.ear")).getParent();
        try (var files = Files.list(target)) {
            List<Path> zips =
                    files.filter(file -> file.toString().endsWith(".zip"))
                            .filter(
                                    file ->
                                            file.getFileName()
                                                    .toString()
                                                    .startsWith("codexfield-server-"))
                            .toList();
            assertThat(zips).hasSize(1);
            return zips.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
