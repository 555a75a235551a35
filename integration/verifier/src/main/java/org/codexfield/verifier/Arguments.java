package org.codexfield.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.PackFile;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Did;
import org.codexfield.verifier.Evidence.Content;
import org.codexfield.verifier.Given.Block;

/** What was asked for on the command line. */
final class Arguments {

    static final String USAGE =
            """
            Usage: java -jar codexfield-verifier.jar <evidence.zip | folder | file>...
              --key <key>         the installation's public key (z6Mk...), its did:key, or a file
                                  with its DID document, obtained elsewhere; may be repeated
              --checkpoint <file> a signed checkpoint of its log, obtained elsewhere; may be
                                  repeated
              --content <path>    a file of the capsule, or a folder that holds its files
              --block <part> <block file> <proof file>
                                  one block of a part and its path to the part's block root
              --at <instant>      the time at which grant and credential are to hold, for example
                                  2026-03-02T12:00:00Z
              --json              a report for machines
            Ends with 0 if everything holds, 1 if something does not, 2 if something cannot be read.
            """;

    private static final int MAX_CONTENT = 10_000;

    private final List<VerificationKey> keys = new ArrayList<>();
    private final List<String> checkpoints = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Content> content = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private Optional<Did> installation = Optional.empty();
    private Optional<Instant> at = Optional.empty();
    private boolean json;

    /** What was asked for makes no sense. */
    static final class AreWrong extends Exception {
        private static final long serialVersionUID = 1L;

        AreWrong(String why) {
            super(why);
        }
    }

    static Arguments parse(String... given) throws AreWrong, IOException {
        var arguments = new Arguments();
        var left = new ArrayDeque<>(List.of(given));
        while (!left.isEmpty()) {
            arguments.take(left.removeFirst(), left);
        }
        if (arguments.files.isEmpty()) {
            throw new AreWrong("No evidence was given.");
        }
        return arguments;
    }

    boolean json() {
        return json;
    }

    Optional<Instant> at() {
        return at;
    }

    Trust trust() {
        return new Trust(keys, installation, checkpoints);
    }

    /** Reads the evidence; a ZIP that is not acceptable is reported. */
    Given given(Report report) throws IOException, AreWrong {
        var pack = new ArrayList<Item>();
        var beside = new ArrayList<Item>();
        int packs = 0;
        for (var file : files) {
            boolean isFolder = Files.isDirectory(file);
            if (!isFolder && !isZip(file)) {
                beside.add(item(file.getFileName().toString(), file));
                continue;
            }
            packs++;
            if (packs > 1) {
                throw new AreWrong("Give one pack at a time.");
            }
            pack.addAll(isFolder ? folder(file) : new PackReader(file).read(report));
        }
        return new Given(pack, beside, content, blocks);
    }

    /** A folder has the limits of a ZIP: all of it is read into memory. */
    private static List<Item> folder(Path folder) throws IOException {
        var items = new ArrayList<Item>();
        long totalBytes = 0;
        for (var inside : contents(folder, PackReader.MAX_ENTRIES)) {
            totalBytes += Files.size(inside.file());
            if (totalBytes > PackIndex.MAX_TOTAL_BYTES) {
                throw new IOException(folder + " is larger than any pack");
            }
            items.add(item(inside.name(), inside.file()));
        }
        return items;
    }

    private void take(String argument, Deque<String> left) throws AreWrong, IOException {
        switch (argument) {
            case "--json" -> json = true;
            case "--key" -> key(next(argument, left));
            case "--checkpoint" -> checkpoints.add(text(Path.of(next(argument, left))));
            case "--at" -> at = Optional.of(instant(next(argument, left)));
            case "--content" ->
                    content.addAll(contents(Path.of(next(argument, left)), MAX_CONTENT));
            case "--block" ->
                    blocks.add(
                            new Block(
                                    next(argument, left),
                                    file(next(argument, left)),
                                    file(next(argument, left))));
            default -> {
                if (argument.startsWith("-")) {
                    throw new AreWrong("There is no option " + argument + ".");
                }
                files.add(Path.of(argument));
            }
        }
    }

    private void key(String given) throws IOException, AreWrong {
        if (given.startsWith("did:key:")) {
            keys.add(DidKey.key(new Did(given)));
            return;
        }
        if (!Files.exists(Path.of(given))) {
            keys.add(VerificationKey.ofMultikey(given));
            return;
        }
        var document = StrictJson.parse(text(Path.of(given)));
        var did = new Did(document.path("id").asText());
        if (installation.isPresent() && !installation.get().equals(did)) {
            throw new AreWrong("The keys are those of two installations.");
        }
        installation = Optional.of(did);
        DidDocument.ofJson(document, did).methods().stream()
                .filter(method -> method.purposes().contains(Purpose.ASSERTION))
                .map(VerificationMethod::key)
                .forEach(keys::add);
    }

    private static String next(String option, Deque<String> left) throws AreWrong {
        if (left.isEmpty()) {
            throw new AreWrong("Something is missing after " + option + ".");
        }
        return left.removeFirst();
    }

    private static Instant instant(String text) throws AreWrong {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new AreWrong("--at needs a time such as 2026-03-02T12:00:00Z.");
        }
    }

    private static Content file(String name) {
        return new Content(name, Path.of(name));
    }

    /** A file by its name, or all files of a folder by their paths within it; none is left out. */
    private static List<Content> contents(Path given, int most) throws IOException {
        if (!Files.isDirectory(given)) {
            return List.of(new Content(given.getFileName().toString(), given));
        }
        try (var walk = Files.walk(given)) {
            var found = walk.filter(Files::isRegularFile).limit(most + 1L).sorted().toList();
            if (found.size() > most) {
                throw new IOException(given + " has more files than " + most);
            }
            return found.stream().map(file -> new Content(relative(given, file), file)).toList();
        }
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return file.toString().endsWith(".zip")
                    || Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'});
        }
    }

    private static Item item(String name, Path file) throws IOException {
        if (Files.size(file) > PackFile.MAX_BYTES) {
            throw new IOException(name + " is larger than any document; give content by --content");
        }
        return new Item(name, Files.readAllBytes(file));
    }

    private static String text(Path file) throws IOException {
        return item(file.toString(), file).text();
    }
}
