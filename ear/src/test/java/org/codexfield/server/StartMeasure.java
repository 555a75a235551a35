package org.codexfield.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Measures how long the server takes until it is ready, and what it holds of the machine's memory
 * after its pages were asked for and garbage was collected, beside the same server with one static
 * page. A program of its own, not part of the build.
 */
public final class StartMeasure {

    private static final System.Logger LOG = System.getLogger(StartMeasure.class.getName());
    private static final List<String> OPTIONS = List.of("-Xmx512m");
    private static final int RUNS = 3;
    private static final int PAGES = 300;
    private static final String PAGE = "/index.html";
    private static final String RESIDENT = "VmRSS:";

    private StartMeasure() {}

    /** What was seen of one start. */
    private record Seen(double seconds, double mebibytes) {}

    /** Takes nothing. */
    public static void main(String[] arguments) throws Exception {
        var folder = RunningPortal.emptyFolder("start-measure");
        var own = RunningPortal.settings("start-measure/portal").withOptions(OPTIONS);
        var address = "http://localhost:" + own.httpPort();
        var portal = own.with(Map.of("CODEXFIELD_PUBLIC_URL", address));
        var bare =
                WildFlyServer.Settings.of(own.home(), folder.resolve("bare"), bareIn(folder))
                        .withOptions(OPTIONS);
        // the first start makes the database
        seen(portal, "/health/ready", "/catalogue.xhtml");
        var ours = new Seen[RUNS];
        var others = new Seen[RUNS];
        for (int i = 0; i < RUNS; i++) {
            ours[i] = seen(portal, "/health/ready", "/catalogue.xhtml");
            others[i] = seen(bare, PAGE, PAGE);
        }
        told("the portal", ours);
        told("the bare server", others);
        LOG.log(
                System.Logger.Level.INFO,
                "memory, goal 1.3: %.2f".formatted(median(ours, true) / median(others, true)));
    }

    private static void told(String what, Seen[] seen) {
        LOG.log(
                System.Logger.Level.INFO,
                "| %s | %.1f s until ready | %.0f MiB resident after collection |"
                        .formatted(what, median(seen, false), median(seen, true)));
    }

    private static double median(Seen[] seen, boolean memory) {
        return Arrays.stream(seen)
                .mapToDouble(each -> memory ? each.mebibytes() : each.seconds())
                .sorted()
                .toArray()[seen.length / 2];
    }

    private static Seen seen(WildFlyServer.Settings settings, String ready, String page)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (var server = WildFlyServer.launch(settings)) {
            server.awaitReady(ready);
            double seconds = (System.nanoTime() - start) / 1e9;
            var http = HttpClient.newHttpClient();
            var request = HttpRequest.newBuilder(server.baseUri().resolve(page)).build();
            for (int i = 0; i < PAGES; i++) {
                var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(page + " answers " + answer.statusCode());
                }
            }
            return new Seen(seconds, resident(server.process().pid()));
        }
    }

    private static double resident(long pid) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var collect = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run");
        int code = collect.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("jcmd ended with " + code);
        }
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** An application that holds one page. */
    private static Path bareIn(Path folder) throws IOException {
        var war = Files.createTempFile(Files.createDirectories(folder), "bare", ".war");
        try (var out = new JarOutputStream(Files.newOutputStream(war))) {
            out.putNextEntry(new JarEntry("index.html"));
            out.write("<!DOCTYPE html><title>bare</title>".getBytes(UTF_8));
        }
        var ear = folder.resolve("bare.ear");
        try (var out = new JarOutputStream(Files.newOutputStream(ear))) {
            out.putNextEntry(new JarEntry("META-INF/application.xml"));
            out.write(
                    ("<application xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"10\">"
                                    + "<module><web><web-uri>bare.war</web-uri><context-root>/"
                                    + "</context-root></web></module></application>")
                            .getBytes(UTF_8));
            out.closeEntry();
            out.putNextEntry(new JarEntry("bare.war"));
            out.write(Files.readAllBytes(war));
        }
        return ear;
    }
}
