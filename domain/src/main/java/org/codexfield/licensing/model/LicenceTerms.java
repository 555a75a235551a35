package org.codexfield.licensing.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Locale;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.licensing.model.language.Finding;
import org.codexfield.licensing.model.language.FindingTexts;
import org.codexfield.licensing.model.language.LicenceLint;
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
     * Compiles a text that is to be offered.
     *
     * @param now the present
     * @throws org.codexfield.licensing.LicenceIsMalformed for the first error of its grammar
     * @throws LicenceIsFaulty for the first error of its sense
     * @throws org.codexfield.licensing.LicenceIsTooLarge if it passes a limit
     */
    public static LicenceTerms compile(String text, Instant now) {
        var licence = LicenceText.parse(text);
        LicenceLint.check(licence, LicenceText.read(text).lines(), now).stream()
                .filter(Finding::isError)
                .findFirst()
                .ifPresent(
                        error -> {
                            throw new LicenceIsFaulty(
                                    error.line(),
                                    error.column(),
                                    FindingTexts.of(Locale.ENGLISH).text(error));
                        });
        var odrl = CanonicalJson.of(OdrlWriter.write(licence));
        return new LicenceTerms(
                Digest.of(odrl), licence.title(), licence.version(), text, new String(odrl, UTF_8));
    }
}
