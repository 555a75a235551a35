package org.codexfield.licensing.service;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.model.language.Finding;
import org.codexfield.licensing.model.language.FindingTexts;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.LicenceFormatter;
import org.codexfield.licensing.model.language.LicenceLint;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.licensing.model.language.PlainWords;
import org.codexfield.licensing.model.language.TermNote;
import org.codexfield.licensing.model.odrl.Conversion;
import org.codexfield.licensing.model.odrl.OdrlReader;
import org.codexfield.licensing.model.odrl.OdrlWriter;
import org.codexfield.licensing.model.policy.PolicyEvaluator;

/**
 * Reads, checks and converts licences, and evaluates policies: pure functions of what is given, so
 * they are open to everybody and touch no data.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LicenceService {

    @Inject Clock clock;

    /**
     * What is wrong or odd in a licence.
     *
     * @throws org.codexfield.licensing.LicenceIsTooLarge if it is larger than the limits
     * @throws org.codexfield.licensing.PolicyIsMalformed if it is no ODRL that can be read
     */
    public LintView lint(LicenceForm form, String content, Locale locale) {
        if (form == LicenceForm.ODRL) {
            var conversion = OdrlReader.read(StrictJson.parse(content));
            return lint(conversion.licence(), conversion.findings(), List.of(), locale);
        }
        var reading = LicenceText.read(content);
        return lint(reading.licence(), reading.findings(), reading.lines(), locale);
    }

    private LintView lint(
            Optional<Licence> licence, List<Finding> read, List<Integer> lines, Locale locale) {
        var findings = new ArrayList<>(read);
        licence.ifPresent(
                sound -> findings.addAll(LicenceLint.check(sound, lines, clock.instant())));
        var texts = FindingTexts.of(locale);
        return new LintView(
                licence.isPresent() && findings.stream().noneMatch(Finding::isError),
                licence.map(LicenceFormatter::format),
                licence.map(OdrlWriter::digest),
                views(findings, texts),
                licence.map(TermNote::of).orElse(List.of()).stream()
                        .map(note -> TermView.of(note, texts))
                        .toList(),
                licence.map(sound -> PlainWords.of(sound, locale)).orElse(List.of()));
    }

    /**
     * A licence in both forms.
     *
     * @throws org.codexfield.licensing.LicenceIsMalformed if a text is no licence
     * @throws org.codexfield.licensing.LicenceIsTooLarge if it is larger than the limits
     * @throws org.codexfield.licensing.PolicyIsMalformed if it is no ODRL that can be read
     */
    public ConversionView convert(LicenceForm form, String content, Locale locale) {
        var conversion =
                form == LicenceForm.ODRL
                        ? OdrlReader.read(StrictJson.parse(content))
                        : new Conversion(Optional.of(LicenceText.parse(content)), List.of());
        return new ConversionView(
                conversion.isExact(),
                conversion.licence().map(LicenceFormatter::format),
                conversion.licence().map(OdrlWriter::write),
                conversion.licence().map(OdrlWriter::digest),
                views(conversion.findings(), FindingTexts.of(locale)));
    }

    /**
     * The compliance report of an ODRL policy.
     *
     * @throws org.codexfield.licensing.PolicyIsMalformed if one of the documents cannot be read
     */
    public JsonNode evaluate(JsonNode policy, Optional<JsonNode> request, JsonNode stateOfWorld) {
        return PolicyEvaluator.evaluate(policy, request, stateOfWorld, clock.instant());
    }

    private static List<FindingView> views(List<Finding> findings, FindingTexts texts) {
        return findings.stream().map(finding -> FindingView.of(finding, texts)).toList();
    }
}
