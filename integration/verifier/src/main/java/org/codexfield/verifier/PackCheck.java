package org.codexfield.verifier;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.PackFile;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.DomainException;

/** Checks the index of a pack: that the installation signed it, and that it fits the files. */
final class PackCheck {

    private final Report report;
    private final Map<String, Item> files;

    PackCheck(List<Item> files, Report report) {
        this.report = report;
        this.files = files.stream().collect(Collectors.toMap(Item::path, item -> item));
    }

    /**
     * Reads the index, if there is one.
     *
     * @param keys gives the trusted key of a {@code kid}, or none
     * @param without how bad it is that there is none
     */
    Optional<PackIndex> run(
            Function<String, Optional<VerificationKey>> keys, Supplier<DoesNotHold> without) {
        var index = files.get(PackIndex.PATH);
        if (index == null) {
            report.check(
                    "pack.index",
                    PackIndex.PATH,
                    () -> {
                        throw without.get();
                    });
            return Optional.empty();
        }
        var read = read(index);
        report.check("pack.signature", PackIndex.SIGNATURE_PATH, () -> requireSigned(index, keys));
        read.ifPresent(this::requireFiles);
        return read;
    }

    /** What the index says, without a check: to know whose keys it asks for. */
    static Optional<PackIndex> peek(List<Item> files) {
        return files.stream()
                .filter(item -> item.path().equals(PackIndex.PATH))
                .findFirst()
                .flatMap(PackCheck::parsed);
    }

    private Optional<PackIndex> read(Item index) {
        report.check(
                "pack.index",
                index.path(),
                () -> {
                    PackIndex unused = PackIndex.parse(index.bytes());
                });
        return parsed(index);
    }

    private static Optional<PackIndex> parsed(Item index) {
        try {
            return Optional.of(PackIndex.parse(index.bytes()));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private void requireSigned(Item index, Function<String, Optional<VerificationKey>> keys) {
        var signature = files.get(PackIndex.SIGNATURE_PATH);
        if (signature == null) {
            throw DoesNotHold.because("signature-is-missing", "Nobody signed the index.");
        }
        PackIndex.verify(index.bytes(), signature.ascii(), keys);
    }

    private void requireFiles(PackIndex index) {
        var named = new HashSet<String>();
        for (var file : index.files()) {
            named.add(file.path());
            report.check("pack.file", file.path(), () -> requireFile(file));
        }
        for (var path : files.keySet()) {
            if (!named.contains(path)
                    && !path.equals(PackIndex.PATH)
                    && !path.equals(PackIndex.SIGNATURE_PATH)) {
                report.check(
                        "pack.file",
                        path,
                        () -> {
                            throw DoesNotHold.because(
                                    "file-is-not-in-the-index",
                                    "The pack holds a file that its index does not name.");
                        });
            }
        }
    }

    private void requireFile(PackFile file) {
        var item = files.get(file.path());
        if (item == null) {
            throw DoesNotHold.because(
                    "file-is-missing", "The index names a file that is not there.");
        }
        DoesNotHold.unless(
                item.bytes().length == file.sizeBytes() && item.digest().equals(file.sha256()),
                "file-was-altered",
                "The file is not the one that the index names.");
    }
}
