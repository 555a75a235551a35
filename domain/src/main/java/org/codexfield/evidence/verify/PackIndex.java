package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * What an evidence pack says of itself: the file {@value #PATH} of the ZIP, format 1, as {@code
 * docs/evidence-pack.md} has it. The installation signs its bytes (detached JWS, {@value
 * #SIGNATURE_PATH}).
 *
 * @param kind what the pack is about: {@code grant} or {@code receipt}
 * @param id which one
 * @param installation who made it
 * @param at when
 * @param files every other file of the pack but the signature, by path; at most {@value #MAX_FILES}
 */
public record PackIndex(
        String kind, String id, Did installation, Instant at, List<PackFile> files) {

    /** Where it is. */
    public static final String PATH = "pack.json";

    /** Where its signature is. */
    public static final String SIGNATURE_PATH = "pack.jws";

    /** The {@code typ} of the signature's header. */
    public static final String SIGNATURE_TYPE = "codexfield-evidence-pack+jws";

    /** The value of {@code type}. */
    public static final String TYPE = "evidence-pack";

    /** The format that is written. */
    public static final int FORMAT_VERSION = 1;

    /** The most files. */
    public static final int MAX_FILES = 4_000;

    /** The most bytes of all files together. */
    public static final long MAX_TOTAL_BYTES = 96L * 1024 * 1024;

    /** Sorts, and refuses two files of one name. */
    public PackIndex {
        files = files.stream().sorted(Comparator.comparing(PackFile::path)).toList();
        if (files.size() > MAX_FILES) {
            throw new PackIsMalformed("more than " + MAX_FILES + " files");
        }
        if (files.stream().map(PackFile::path).distinct().count() < files.size()) {
            throw new PackIsMalformed("two files have one name");
        }
        if (files.stream().mapToLong(PackFile::sizeBytes).sum() > MAX_TOTAL_BYTES) {
            throw new PackIsMalformed("more than " + MAX_TOTAL_BYTES + " bytes");
        }
    }

    /**
     * Reads an index from its canonical bytes.
     *
     * @throws PackIsMalformed if it is of another type or format, or breaks a limit
     * @throws org.codexfield.shared.DomainException if it is not canonical JSON of this shape
     */
    public static PackIndex parse(byte[] canonical) {
        var fields = new JsonFields(CanonicalJson.parseCanonical(canonical), TYPE);
        fields.allowOnly("type", "formatVersion", "about", "installation", "at", "files");
        if (!fields.text("type").equals(TYPE) || fields.number("formatVersion") != FORMAT_VERSION) {
            throw new PackIsMalformed("it is of another type or format");
        }
        var about = new JsonFields(fields.node("about"), "about");
        about.allowOnly("kind", "id");
        return new PackIndex(
                about.text("kind"),
                about.text("id"),
                new Did(fields.text("installation")),
                instant(fields.text("at")),
                fields.list("files", MAX_FILES).stream().map(PackIndex::file).toList());
    }

    /**
     * Checks the signature of an index.
     *
     * @param keys gives the trusted key of a {@code kid}, or none
     * @throws PackIsMalformed if it is signed by another than the installation that it names
     * @throws org.codexfield.shared.DomainException if index or signature do not hold
     */
    public static VerifiedJws verify(
            byte[] canonical,
            String detachedJws,
            Function<String, Optional<VerificationKey>> keys) {
        var installation = parse(canonical).installation();
        var verified = Jws.verifyDetached(detachedJws, canonical, SIGNATURE_TYPE, keys);
        if (!verified.header().kid().startsWith(installation + "#")) {
            throw new PackIsMalformed("it is signed by another than the installation it names");
        }
        return verified;
    }

    /** The canonical bytes: what is signed. */
    public byte[] bytes() {
        var json = StrictJson.newObject();
        json.put("type", TYPE).put("formatVersion", FORMAT_VERSION);
        json.putObject("about").put("kind", kind).put("id", id);
        json.put("installation", installation.value()).put("at", UtcText.of(at));
        var list = json.putArray("files");
        for (var file : files) {
            list.addObject()
                    .put("path", file.path())
                    .put("sha256", file.sha256().hex())
                    .put("sizeBytes", file.sizeBytes());
        }
        return CanonicalJson.of(json);
    }

    private static PackFile file(JsonNode json) {
        var fields = new JsonFields(json, "file of the pack");
        fields.allowOnly("path", "sha256", "sizeBytes");
        return new PackFile(
                fields.text("path"),
                Digest.parse(fields.text("sha256")),
                fields.number("sizeBytes"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new PackIsMalformed("'at' is no time");
        }
    }
}
