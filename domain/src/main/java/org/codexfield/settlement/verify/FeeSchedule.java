package org.codexfield.settlement.verify;

import com.fasterxml.jackson.databind.JsonNode;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Digest;

/**
 * How a charge is divided before owners get theirs, and what data get where nobody declared a
 * share. Written in canonical JSON; the digest of those bytes names the schedule.
 *
 * @param version its number, from 1
 * @param platformPpm the platform fee, in millionths of the charge
 * @param computePpm the compute share of a node of score 1, in millionths of the charge
 * @param data the part of the content for the owners of direct data parents, where no edge of the
 *     lineage declares a share
 */
public record FeeSchedule(long version, int platformPpm, int computePpm, Fraction data) {

    /** The format that is written. */
    public static final int FORMAT_VERSION = 1;

    /** The value of {@code type}. */
    public static final String TYPE = "fee-schedule";

    /**
     * The schedule that an installation begins with: 10 % for the platform, 20 % for compute, and
     * 4/7 of the content for data, so 40, 30, 20 and 10 % in all.
     */
    public static final FeeSchedule FIRST =
            new FeeSchedule(1, 100_000, 200_000, new Fraction(4, 7));

    private static final long MAX_VERSION = (1L << 53) - 1;

    /**
     * @throws FeeScheduleIsMalformed if a share is none, or both together are more than everything
     */
    public FeeSchedule {
        if (version < 1 || version > MAX_VERSION) {
            throw new FeeScheduleIsMalformed("its versions begin with 1");
        }
        if (platformPpm < 0
                || computePpm < 0
                || (long) platformPpm + computePpm > Fraction.WHOLE_PPM) {
            throw new FeeScheduleIsMalformed(
                    platformPpm + " and " + computePpm + " millionths are no parts of a charge");
        }
    }

    /**
     * Reads a schedule from its canonical bytes.
     *
     * @throws FeeScheduleIsMalformed if it is of another type or format
     * @throws org.codexfield.shared.DomainException if it is not canonical JSON of this shape
     */
    public static FeeSchedule parse(byte[] canonical) {
        var fields = new JsonFields(CanonicalJson.parseCanonical(canonical), TYPE);
        fields.allowOnly("type", "formatVersion", "version", "platformPpm", "computePpm", "data");
        if (!fields.text("type").equals(TYPE) || fields.number("formatVersion") != FORMAT_VERSION) {
            throw new FeeScheduleIsMalformed("it is of another type or format");
        }
        var data = new JsonFields(fields.node("data"), "data");
        data.allowOnly("numerator", "denominator");
        return new FeeSchedule(
                fields.number("version"),
                small(fields.number("platformPpm")),
                small(fields.number("computePpm")),
                new Fraction(small(data.number("numerator")), small(data.number("denominator"))));
    }

    /** The JSON form. */
    public JsonNode toJson() {
        var json = StrictJson.newObject();
        json.put("type", TYPE).put("formatVersion", FORMAT_VERSION).put("version", version);
        json.put("platformPpm", platformPpm).put("computePpm", computePpm);
        json.putObject("data")
                .put("numerator", data.numerator())
                .put("denominator", data.denominator());
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

    private static int small(long number) {
        if (number < 0 || number > Fraction.WHOLE_PPM) {
            throw new FeeScheduleIsMalformed(number + " is not 0 to " + Fraction.WHOLE_PPM);
        }
        return (int) number;
    }
}
