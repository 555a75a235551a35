package org.codexfield.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.codexfield.server.MeasuredPortal;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;

/**
 * Measures upload and download of a large part against a bare servlet on the same server, which
 * writes with fsync and reads. A program of its own, not part of the build; its argument is the
 * size in MiB.
 */
public final class TransferMeasure {

    private static final int RUNS = 3;
    private static final int MIB = 1 << 20;
    private static final String STEFAN = "stefan@northlight-institute.example";
    private static final String SLUG = "northlight-institute";

    private final HttpClient http = HttpClient.newHttpClient();

    private TransferMeasure() {}

    /** Takes the size. */
    public static void main(String[] arguments) throws Exception {
        try (var portal = new MeasuredPortal("transfer-measure")) {
            new TransferMeasure().run(portal, Integer.parseInt(arguments[0]));
        }
    }

    private void run(MeasuredPortal portal, int mib) throws Exception {
        var bare = portal.bare();
        var key = SampleOrganisations.apiKey(portal.address(), SLUG, STEFAN, "publisher");
        var maker = new CapsuleMaker(RestClient.anonymous(portal.address()).withBearer(key), SLUG);
        var upload = new double[RUNS];
        var download = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            var file = file(mib, i);
            var version = maker.draft();
            maker.describe(version, "Measured");
            double bareUp = put(HttpRequest.newBuilder(bare), file);
            double ourUp =
                    put(
                            maker.request(version + "/parts/big.bin")
                                    .setHeader("Content-Type", "application/octet-stream"),
                            file);
            maker.client().post(version + "/seal", java.util.Map.of());
            double bareDown = get(HttpRequest.newBuilder(bare), mib);
            double ourDown =
                    get(maker.request(version + "/parts/big.bin").setHeader("Accept", "*/*"), mib);
            upload[i] = bareUp / ourUp;
            download[i] = bareDown / ourDown;
            System.out.printf(
                    "%d MiB: upload %.1f s, bare %.1f s: %.2f; download %.1f s, bare %.1f s:"
                            + " %.2f%n",
                    mib, ourUp, bareUp, upload[i], ourDown, bareDown, download[i]);
            Files.delete(file);
        }
        System.out.printf("median: upload %.2f, download %.2f%n", median(upload), median(download));
    }

    private double put(HttpRequest.Builder request, Path file) throws Exception {
        long start = System.nanoTime();
        var answer =
                http.send(
                        request.PUT(BodyPublishers.ofFile(file)).build(), BodyHandlers.ofString());
        require(answer.statusCode(), answer.uri());
        return seconds(start);
    }

    private double get(HttpRequest.Builder request, int mib) throws Exception {
        long start = System.nanoTime();
        var answer = http.send(request.GET().build(), BodyHandlers.ofInputStream());
        require(answer.statusCode(), answer.uri());
        if (drain(answer.body()) != (long) mib * MIB) {
            throw new IllegalStateException("Not all came: " + answer.uri());
        }
        return seconds(start);
    }

    private static long drain(InputStream body) throws IOException {
        try (body) {
            var buffer = new byte[MIB];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
            }
            return total;
        }
    }

    private static void require(int status, URI address) {
        if (status != 200) {
            throw new IllegalStateException(status + " " + address);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] ratios) {
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    /** Random, so that nothing along the way makes it smaller. */
    private static Path file(int mib, int seed) throws IOException {
        var file = RunningPortal.folder("transfer-measure").resolve("big-" + seed);
        var random = new Random(seed);
        var block = new byte[MIB];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < mib; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }
}
