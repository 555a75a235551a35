package org.codexfield.licensing.service;

import org.codexfield.licensing.Enforceability;
import org.codexfield.licensing.model.language.FindingTexts;
import org.codexfield.licensing.model.language.TermNote;

/**
 * A term of a licence and what it rests on.
 *
 * @param rule the number of the rule in the canonical text, from 1
 * @param term the text of the term
 * @param message what it rests on, in the reader's language
 */
public record TermView(int rule, String term, Enforceability enforceability, String message) {

    static TermView of(TermNote note, FindingTexts texts) {
        return new TermView(
                note.rule(),
                note.term(),
                note.enforceability(),
                texts.of(note.enforceability().code()));
    }
}
