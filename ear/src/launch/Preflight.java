import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks, before {@code mvn -Prun} builds or starts anything, whether it can succeed; says what is in
 * the way and what to do about it, and ends with 1 if something is.
 *
 * <p>Run by {@code java Preflight.java <working copy> <ports> [<Java needed> [<free bytes needed>]]},
 * where ports are named by their option, {@code port=8080,keycloak.port=8180}. It uses the JDK alone,
 * and only what Java 11 has.
 */
public final class Preflight {
    private static final int JAVA_NEEDED = 17;
    private static final long BYTES_NEEDED = 1L << 30;
    private static final long START_TOLERANCE_MILLIS = 2_000;

    private final List<String> obstacles = new ArrayList<>();

    public static void main(String[] arguments) {
        Path workingCopy = Path.of(arguments[0]).toAbsolutePath().normalize();
        int javaNeeded = arguments.length > 2 ? Integer.parseInt(arguments[2]) : JAVA_NEEDED;
        long bytesNeeded = arguments.length > 3 ? Long.parseLong(arguments[3]) : BYTES_NEEDED;
        Preflight preflight = new Preflight();
        preflight.checkJava(javaNeeded);
        preflight.checkDisk(workingCopy, bytesNeeded);
        preflight.checkPorts(arguments[1], workingCopy.resolve(".run/processes"));
        if (!preflight.obstacles.isEmpty()) {
            System.err.println("CodexField cannot start:");
            preflight.obstacles.forEach(obstacle -> System.err.println("  - " + obstacle));
            System.exit(1);
        }
    }

    private void checkJava(int needed) {
        int found = Runtime.version().feature();
        if (found < needed) {
            obstacles.add(
                    String.format(
                            "Java %d is too old, %d or newer is needed: install a JDK, set"
                                    + " JAVA_HOME to its folder and start again.",
                            found, needed));
        }
    }

    private void checkDisk(Path folder, long needed) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                obstacles.add(
                        String.format(
                                "The disk of %s has %d MB left, %d MB are needed: make room and"
                                        + " start again.",
                                folder, free >> 20, needed >> 20));
            }
        } catch (IOException e) {
            obstacles.add("The folder " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private void checkPorts(String named, Path processes) {
        boolean leftovers = false;
        for (String line : lines(processes)) {
            String[] parts = line.split(" ");
            if (parts.length == 3 && lives(parts)) {
                if (parts[0].equals("launcher")) {
                    obstacles.add(
                            "It already runs from this working copy (process "
                                    + parts[1]
                                    + "): use that one, or stop it with Ctrl-C or 'kill "
                                    + parts[1]
                                    + "'.");
                    return;
                }
                leftovers = true;
            }
        }
        for (String pair : named.split(",")) {
            int equals = pair.indexOf('=');
            checkPort(pair.substring(0, equals), pair.substring(equals + 1), leftovers);
        }
    }

    private void checkPort(String option, String given, boolean leftovers) {
        Optional<Integer> port = port(given);
        if (port.isEmpty()) {
            obstacles.add(
                    String.format(
                            "-D%s=%s is not a port: give a number from 1 to 65535.",
                            option, given));
        } else if (!leftovers && isTaken(port.get())) {
            obstacles.add(
                    String.format(
                            "Port %d is in use by another program: stop that, or start with another"
                                    + " port: -D%s=%d",
                            port.get(), option, port.get() == 8090 ? 8091 : 8090));
        }
    }

    private static Optional<Integer> port(String given) {
        if (!given.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(given);
        return port >= 1 && port <= 65_535 ? Optional.of(port) : Optional.empty();
    }

    /** Children that a killed start left behind are ended by the next one: they are no obstacle. */
    private static boolean lives(String[] recorded) {
        long startedMillis = Long.parseLong(recorded[2]);
        return ProcessHandle.of(Long.parseLong(recorded[1]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().isPresent())
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .filter(millis -> Math.abs(millis - startedMillis) < START_TOLERANCE_MILLIS)
                .isPresent();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket =
                new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
