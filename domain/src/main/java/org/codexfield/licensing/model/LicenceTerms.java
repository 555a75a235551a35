package org.codexfield.licensing.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.licensing.model.odrl.OdrlWriter;
import org.codexfield.shared.Digest;

/**
 * A licence that was offered once; kept for ever, since grants name it.
 *
 * @param digest the terms digest
 * @param title the licence's title
 * @param version the licence's version
 * @param text as the author wrote it
 * @param odrl the canonical form, whose digest it is
 */
public record LicenceTerms(Digest digest, String title, String version, String text, String odrl) {

    /**
     * Compiles a text.
     *
     * @throws org.codexfield.licensing.LicenceIsMalformed for the first error
     * @throws org.codexfield.licensing.LicenceIsTooLarge if it passes a limit
     */
    public static LicenceTerms compile(String text) {
        var licence = LicenceText.parse(text);
        var odrl = CanonicalJson.of(OdrlWriter.write(licence));
        return new LicenceTerms(
                Digest.of(odrl), licence.title(), licence.version(), text, new String(odrl, UTF_8));
    }
}
