package org.codexfield.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Java that runs this build, for children that need one. */
final class Jvm {
    /** What bin/common.sh of WildFly opens for its modules. */
    private static final List<String> OPENED =
            Stream.of(
                            "--add-exports=java.desktop/sun.awt",
                            "--add-exports=java.naming/com.sun.jndi.ldap",
                            "--add-exports=java.naming/com.sun.jndi.url.ldap",
                            "--add-exports=java.naming/com.sun.jndi.url.ldaps",
                            "--add-exports=jdk.naming.dns/com.sun.jndi.dns",
                            "--add-opens=java.base/java.lang",
                            "--add-opens=java.base/java.lang.invoke",
                            "--add-opens=java.base/java.lang.reflect",
                            "--add-opens=java.base/java.io",
                            "--add-opens=java.base/java.net",
                            "--add-opens=java.base/java.security",
                            "--add-opens=java.base/java.util",
                            "--add-opens=java.base/java.util.concurrent",
                            "--add-opens=java.management/javax.management",
                            "--add-opens=java.naming/javax.naming")
                    .map(option -> option + "=ALL-UNNAMED")
                    .toList();

    private static final int FIRST_WITHOUT_SECURITY_MANAGER = 24;

    private Jvm() {}

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    static String program() {
        return home().resolve("bin/java").toString();
    }

    /** Start of a command line for a program of WildFly, up to and without its main module. */
    static List<String> jbossModules(Path wildFlyHome, List<String> options) {
        var command = new ArrayList<String>();
        command.add(program());
        command.addAll(options);
        command.addAll(OPENED);
        if (Runtime.version().feature() < FIRST_WITHOUT_SECURITY_MANAGER) {
            command.add("-Djava.security.manager=allow");
        }
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-Djava.awt.headless=true");
        command.add("-Djboss.modules.system.pkgs=org.jboss.byteman");
        command.add("-Djboss.home.dir=" + wildFlyHome);
        command.add("-jar");
        command.add(wildFlyHome.resolve("jboss-modules.jar").toString());
        command.add("-mp");
        command.add(wildFlyHome.resolve("modules").toString());
        return command;
    }
}
