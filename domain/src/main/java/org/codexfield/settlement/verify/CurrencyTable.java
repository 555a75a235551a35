package org.codexfield.settlement.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Digest;

/**
 * How many decimals the minor unit of each currency has (ISO 4217), and how amounts become what can
 * be paid: rounded down, at payout and nowhere before, so that nobody is paid more than is owed.
 * What rounding leaves stays on the payee's account. The digest of its canonical JSON names it.
 *
 * <pre>{@code
 * CurrencyTable.FIRST.payout("EUR", 12_345_678).minorUnits(); // 1234 cents; 5678 micro stay
 * }</pre>
 */
public final class CurrencyTable {

    /** The value of {@code type}. */
    public static final String TYPE = "currency-table";

    /** The format that is read. */
    public static final int FORMAT_VERSION = 1;

    private static final String FOLDER = "/org/codexfield/settlement/";
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final int MAX_CODES = 1_000;

    /** The table that is shipped. */
    public static final CurrencyTable FIRST = shipped("currency-table-1.json");

    private final Map<String, Integer> exponents;
    private final long version;
    private final Digest digest;

    private CurrencyTable(JsonNode json) {
        var fields = new JsonFields(json, TYPE);
        fields.allowOnly("type", "formatVersion", "version", "source", "rounding", "exponents");
        if (!fields.text("type").equals(TYPE) || fields.number("formatVersion") != FORMAT_VERSION) {
            throw new CurrencyTableIsMalformed("it is of another type or format");
        }
        if (!fields.text("rounding").equals("down")) {
            throw new CurrencyTableIsMalformed("payouts are rounded down");
        }
        this.version = fields.number("version");
        this.exponents = exponents(fields.node("exponents"));
        this.digest = CanonicalJson.digest(json);
    }

    /**
     * Reads a table from its canonical bytes.
     *
     * @throws CurrencyTableIsMalformed if it is none
     * @throws org.codexfield.shared.DomainException if it is not canonical JSON of this shape
     */
    public static CurrencyTable parse(byte[] canonical) {
        return new CurrencyTable(CanonicalJson.parseCanonical(canonical));
    }

    private static CurrencyTable shipped(String name) {
        try (var stream = CurrencyTable.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("The archive must hold " + name);
            }
            return new CurrencyTable(StrictJson.parse(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> exponents(JsonNode json) {
        var byCode = new TreeMap<String, Integer>();
        var fields = new JsonFields(json, "exponents");
        fields.allowOnly("0", "1", "2", "3", "4", "5", "6");
        for (int exponent = 0; exponent <= PayoutAmount.MICRO_DECIMALS; exponent++) {
            String name = Integer.toString(exponent);
            if (fields.has(name)) {
                for (var code : fields.list(name, MAX_CODES)) {
                    put(byCode, code.asText(), exponent);
                }
            }
        }
        return Map.copyOf(byCode);
    }

    private static void put(Map<String, Integer> byCode, String code, int exponent) {
        if (!CODE.matcher(code).matches() || byCode.put(code, exponent) != null) {
            throw new CurrencyTableIsMalformed("it names '" + code + "' twice or wrongly");
        }
    }

    /** Its number. */
    public long version() {
        return version;
    }

    /** The digest of its canonical JSON. */
    public Digest digest() {
        return digest;
    }

    /** Whether there is such a currency. */
    public boolean knows(String currency) {
        return exponents.containsKey(currency);
    }

    /**
     * How many decimals its minor unit has: 2 for cents.
     *
     * @throws CurrencyIsUnknown if there is no such currency
     */
    public int exponent(String currency) {
        var exponent = exponents.get(currency);
        if (exponent == null) {
            throw new CurrencyIsUnknown(currency);
        }
        return exponent;
    }

    /**
     * What can be paid of an amount.
     *
     * @throws CurrencyIsUnknown if there is no such currency
     * @throws AmountIsOutOfRange if the amount is negative
     */
    public PayoutAmount payout(String currency, long amountMicro) {
        return PayoutAmount.of(currency, exponent(currency), amountMicro);
    }
}
