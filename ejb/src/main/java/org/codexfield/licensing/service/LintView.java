package org.codexfield.licensing.service;

import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.PlainRule;
import org.codexfield.shared.Digest;

/**
 * What is wrong or odd in a licence.
 *
 * @param usable whether nothing needs to be mended
 * @param text the canonical text, if it could be read
 * @param termsDigest the digest of the canonical form, if it could be read
 * @param terms what each term rests on
 * @param plain the rules in the reader's words, if it could be read
 */
public record LintView(
        boolean usable,
        Optional<String> text,
        Optional<Digest> termsDigest,
        List<FindingView> findings,
        List<TermView> terms,
        List<PlainRule> plain) {}
