package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Turns an unpacked WildFly into one that can run the portal, offline, by the very scripts that IT
 * applies to its own server. Does nothing when the scripts and jars are those of the last time.
 */
public final class Provisioner {
    private static final List<String> SCRIPTS =
            List.of("modules.cli", "codexfield.cli", "dedicated.cli");

    private final Path home;
    private final Path scripts;
    private final Path jars;

    /**
     * @param home the unpacked WildFly
     * @param scripts the folder {@code config/wildfly}
     * @param jars a folder with {@code eclipselink.jar} and {@code postgresql.jar}
     */
    public Provisioner(Path home, Path scripts, Path jars) {
        this.home = home;
        this.scripts = scripts;
        this.jars = jars;
    }

    /** Arguments: the three folders of the constructor. */
    public static void main(String[] arguments) {
        new Provisioner(
                        Path.of(arguments[0]).toAbsolutePath(),
                        Path.of(arguments[1]).toAbsolutePath(),
                        Path.of(arguments[2]).toAbsolutePath())
                .provision();
    }

    /** Applies the scripts unless they are applied already. */
    public void provision() {
        var marker = home.resolve("standalone/configuration/.codexfield-provisioned");
        var wanted = fingerprint();
        try {
            if (Files.exists(marker) && Files.readString(marker).equals(wanted)) {
                return;
            }
            Files.deleteIfExists(marker);
            restoreDistribution();
            collectModules();
            SCRIPTS.forEach(this::apply);
            Folders.delete(home.resolve("standalone/configuration/standalone_xml_history"));
            Files.writeString(marker, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot provision " + home, e);
        }
    }

    private void restoreDistribution() throws IOException {
        var configuration = home.resolve("standalone/configuration/standalone.xml");
        var original = home.resolve("standalone/configuration/standalone.xml.orig");
        if (Files.exists(original)) {
            Files.copy(original, configuration, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.copy(configuration, original);
        }
        Folders.delete(home.resolve("modules/org"));
    }

    /** modules.cli takes its files from the folder where it runs. */
    private void collectModules() throws IOException {
        Folders.copy(scripts.resolve("postgresql-defaults"), jars.resolve("postgresql-defaults"));
        var eclipseLink = home.resolve("modules/system/layers/base/org/eclipse/persistence/main");
        try (var files = Files.list(eclipseLink)) {
            var adapter =
                    files.filter(file -> file.getFileName().toString().startsWith("jipijapa-"))
                            .findFirst()
                            .orElseThrow();
            Files.copy(
                    adapter,
                    jars.resolve("jipijapa-eclipselink.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void apply(String script) {
        var command = new ArrayList<>(Jvm.jbossModules(home, List.of()));
        command.addAll(List.of("org.jboss.as.cli", "--file=" + scripts.resolve(script)));
        ManagedProcess.run(
                new ManagedProcess.Spec(
                        script,
                        command,
                        jars,
                        Map.of("JBOSS_HOME", home.toString()),
                        jars.resolve(script + ".log")));
    }

    private String fingerprint() {
        try (Stream<Path> configured = Files.walk(scripts)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var inputs = new ArrayList<>(configured.filter(Files::isRegularFile).sorted().toList());
            inputs.add(jars.resolve("eclipselink.jar"));
            inputs.add(jars.resolve("postgresql.jar"));
            for (Path input : inputs) {
                digest.update(Files.readAllBytes(input));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what to provision with", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
