package org.codexfield.metering.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Digest;

/**
 * Turns what was used into micro-MU: exact sums, rounded half-even once. Written in canonical JSON;
 * the digest of those bytes names the tariff.
 *
 * <pre>{@code
 * Tariff.FIRST.microMu(new Dimensions(1, 1_048_576, 500, 0, 0)); // 2_500_000: 1 + 1 + 0.5 MU
 * }</pre>
 *
 * @param version its number, from 1
 * @param call micro-MU of a call
 * @param mebibyte micro-MU of 1,048,576 bytes moved
 * @param kilotoken micro-MU of 1,000 tokens
 * @param cpuSecond micro-MU of a second of CPU time
 * @param gpuSecond micro-MU of a second of GPU time
 */
public record Tariff(
        long version, long call, long mebibyte, long kilotoken, long cpuSecond, long gpuSecond) {

    /** The format that is written. */
    public static final int FORMAT_VERSION = 1;

    /** The value of {@code type}. */
    public static final String TYPE = "tariff";

    /** The tariff that an installation begins with. */
    public static final Tariff FIRST =
            new Tariff(1, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 50_000_000);

    private static final long BYTES = 1L << 20;
    private static final long TOKENS = 1_000;
    private static final long MICROS = 1_000_000;
    // the parts of all dimensions are whole numbers of 1 / (2^20 x 10^6)
    private static final BigInteger UNIT = BigInteger.valueOf(BYTES * MICROS);

    /**
     * @throws QuantityIsOutOfRange if one is negative or too large
     * @throws TariffIsMalformed if the version is none
     */
    public Tariff {
        Dimensions.require("version", version);
        Dimensions.require("call", call);
        Dimensions.require("mebibyte", mebibyte);
        Dimensions.require("kilotoken", kilotoken);
        Dimensions.require("cpuSecond", cpuSecond);
        Dimensions.require("gpuSecond", gpuSecond);
        if (version == 0) {
            throw new TariffIsMalformed("its versions begin with 1");
        }
    }

    /**
     * Reads a tariff from its canonical bytes.
     *
     * @throws TariffIsMalformed if it is of another type or format
     * @throws org.codexfield.shared.DomainException if it is not canonical JSON of this shape
     */
    public static Tariff parse(byte[] canonical) {
        var fields = new JsonFields(CanonicalJson.parseCanonical(canonical), TYPE);
        fields.allowOnly("type", "formatVersion", "version", "microMuPer");
        if (!fields.text("type").equals(TYPE) || fields.number("formatVersion") != FORMAT_VERSION) {
            throw new TariffIsMalformed("it is of another type or format");
        }
        var per = new JsonFields(fields.node("microMuPer"), "microMuPer");
        per.allowOnly("call", "mebibyte", "kilotoken", "cpuSecond", "gpuSecond");
        return new Tariff(
                fields.number("version"),
                per.number("call"),
                per.number("mebibyte"),
                per.number("kilotoken"),
                per.number("cpuSecond"),
                per.number("gpuSecond"));
    }

    /** The JSON form. */
    public JsonNode toJson() {
        var json = StrictJson.newObject();
        json.put("type", TYPE).put("formatVersion", FORMAT_VERSION).put("version", version);
        json.putObject("microMuPer")
                .put("call", call)
                .put("mebibyte", mebibyte)
                .put("kilotoken", kilotoken)
                .put("cpuSecond", cpuSecond)
                .put("gpuSecond", gpuSecond);
        return json;
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return CanonicalJson.of(toJson());
    }

    /** The digest of the bytes. */
    public Digest digest() {
        return Digest.of(bytes());
    }

    /**
     * What was used, in micro-MU.
     *
     * @throws QuantityIsOutOfRange if it is more than {@link Dimensions#MAX}
     */
    public long microMu(Dimensions used) {
        var sum =
                part(used.calls(), call, 1)
                        .add(part(used.bytes(), mebibyte, BYTES))
                        .add(part(used.tokens(), kilotoken, TOKENS))
                        .add(part(used.cpuMicros(), cpuSecond, MICROS))
                        .add(part(used.gpuMicros(), gpuSecond, MICROS));
        var rounded = halfEven(sum);
        if (rounded.bitLength() > Long.SIZE - 1) {
            throw new QuantityIsOutOfRange("microMu");
        }
        long microMu = rounded.longValue();
        Dimensions.require("microMu", microMu);
        return microMu;
    }

    private static BigInteger part(long quantity, long price, long per) {
        return BigInteger.valueOf(quantity)
                .multiply(BigInteger.valueOf(price))
                .multiply(BigInteger.valueOf(BYTES * MICROS / per));
    }

    private static BigInteger halfEven(BigInteger units) {
        var parts = units.divideAndRemainder(UNIT);
        int half = parts[1].shiftLeft(1).compareTo(UNIT);
        boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
