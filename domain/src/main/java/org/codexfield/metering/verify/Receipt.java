package org.codexfield.metering.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What a call used, of what, under which grant, and how it came out: format 1, as {@code
 * docs/receipt.md} has it. Written in canonical JSON; the digest of those bytes is a leaf of the
 * gateway's shard. Members that are empty are left out.
 *
 * @param origin the shard: the origin line of its checkpoints
 * @param sequence the index of its leaf
 * @param ground under which grant
 * @param call what was called, and how it came out
 * @param charge what was used
 * @param node who served it; nobody where the gateway served it itself or nothing was served
 * @param correction which receipt it corrects, if any
 */
public record Receipt(
        UUID id,
        String origin,
        long sequence,
        Ground ground,
        Call call,
        Charge charge,
        @Nullable ServedBy node,
        @Nullable Correction correction) {

    /** The format that is written. */
    public static final int FORMAT_VERSION = 1;

    /** The value of {@code type}, and the type of the leaf. */
    public static final String TYPE = "receipt";

    /** The score of a node before there is Proof of Access: 1. */
    public static final int FULL_SCORE_PPM = 1_000_000;

    /**
     * Why it may be.
     *
     * @param capsule the capsule's name
     * @param version the version's number
     * @param capsuleDigest the version's manifest
     * @param grant the grant's identifier
     * @param credentialDigest the text of the credential that was shown; none where a node reported
     *     what it had served
     * @param callToken the text of the call token by which the consumer let a node report; none
     *     where a gateway measured
     * @param termsDigest the licence
     */
    public record Ground(
            String capsule,
            String version,
            Digest capsuleDigest,
            String grant,
            @Nullable Digest credentialDigest,
            @Nullable Digest callToken,
            Digest termsDigest,
            Did provider,
            Did consumer) {

        /** Of a call that a gateway measured. */
        public Ground(
                String capsule,
                String version,
                Digest capsuleDigest,
                String grant,
                @Nullable Digest credentialDigest,
                Digest termsDigest,
                Did provider,
                Did consumer) {
            this(
                    capsule,
                    version,
                    capsuleDigest,
                    grant,
                    credentialDigest,
                    null,
                    termsDigest,
                    provider,
                    consumer);
        }
    }

    /**
     * What happened.
     *
     * @param action a word of the licence language
     * @param purpose a code of the vocabulary
     * @param start when it began; milliseconds count
     * @param durationMillis how long it took
     * @param reason the code of a refusal or failure; empty if there is none
     * @param rule the number of the licence's rule that decided, from 1; 0 when none did
     * @param retryAt when a call of this kind is permitted again, if that is known
     * @param reported whether a node reported it, rather than a gateway measured
     */
    public record Call(
            String action,
            String purpose,
            Instant start,
            long durationMillis,
            Outcome outcome,
            String reason,
            int rule,
            @Nullable Instant retryAt,
            boolean reported) {}

    /**
     * What it cost.
     *
     * @param tariffDigest by which tariff
     * @param microMu what was used in micro-MU; 0 where the outcome costs nothing
     * @param scorePpm the node's score, in millionths
     */
    public record Charge(Dimensions dimensions, Digest tariffDigest, long microMu, int scorePpm) {

        /** What was used, by the tariff, if the outcome costs anything. */
        public static Charge of(Dimensions dimensions, Tariff tariff, Digest digest, Outcome how) {
            return new Charge(
                    dimensions,
                    digest,
                    how.costs() ? tariff.microMu(dimensions) : 0,
                    FULL_SCORE_PPM);
        }
    }

    /**
     * Who served it.
     *
     * @param id the node's identifier
     * @param operator the organisation that runs it
     */
    public record ServedBy(String id, Did operator) {}

    /**
     * Which receipt this one corrects.
     *
     * @param receipt the old one
     * @param kind {@code void}: the old one counts no more; {@code amend}: this one counts instead
     */
    public record Correction(UUID receipt, CorrectionKind kind) {}

    /**
     * @throws QuantityIsOutOfRange if a number cannot be written exactly
     * @throws ReceiptIsMalformed if a text cannot be one
     */
    public Receipt {
        Dimensions.require("sequence", sequence);
        Dimensions.require("durationMillis", call.durationMillis());
        Dimensions.require("microMu", charge.microMu());
        Dimensions.require("rule", call.rule());
        Dimensions.require("scorePpm", charge.scorePpm());
        if (!call.outcome().costs() && charge.microMu() != 0) {
            throw new ReceiptIsMalformed("it costs something although nothing was served");
        }
    }

    /**
     * Reads a receipt from its canonical bytes.
     *
     * @throws ReceiptIsMalformed if it is of another type or format, or not written as the format
     *     demands
     * @throws org.codexfield.shared.DomainException if it is not canonical JSON of this shape
     */
    public static Receipt parse(byte[] canonical) {
        var receipt = ReceiptJson.read(CanonicalJson.parseCanonical(canonical));
        if (!Arrays.equals(receipt.bytes(), canonical)) {
            throw new ReceiptIsMalformed("it is not written as the format demands");
        }
        return receipt;
    }

    /** The canonical text, ASCII alone. */
    public String text() {
        return ReceiptJson.write(this);
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return text().getBytes(US_ASCII);
    }

    /** What the shard holds of it. */
    public LogLeaf leaf() {
        return new LogLeaf(TYPE, Digest.of(bytes()));
    }

    /** Who served it, if a node did. */
    public Optional<ServedBy> servedBy() {
        return Optional.ofNullable(node);
    }

    /** Which receipt it corrects, if any. */
    public Optional<Correction> corrects() {
        return Optional.ofNullable(correction);
    }
}
