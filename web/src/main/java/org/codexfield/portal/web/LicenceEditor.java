package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.licensing.PlainRule;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.service.FindingView;
import org.codexfield.licensing.service.LicenceForm;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.licensing.service.LintView;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Reader;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** A licence while it is written: what is wrong with it, and what it means in plain words. */
@Named("licenceEditor")
@ViewScoped
public class LicenceEditor implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What a new licence begins with: it can be read, and says where to go on. */
    private static final String BEGINNING =
            """
            licence "%s" version 1.0.0
            permit invoke for purpose research
              during 365 days from grant
              at most 1000 calls per month
            """;

    @Inject private LicenceService licences;
    @Inject private Reader reader;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private String text = "";
    private String before = "";
    private transient @Nullable LintView lint;

    /** Begins a new licence. */
    void begin() {
        setText(BEGINNING.formatted(texts.of("licence.beginning")));
    }

    /** What was found in it. */
    public LintView lint() {
        if (lint == null) {
            lint = checked();
        }
        return lint;
    }

    private LintView checked() {
        try {
            return licences.lint(LicenceForm.TEXT, text, reader.locale());
        } catch (LicenceIsTooLarge refused) {
            var finding =
                    new FindingView(
                            Severity.ERROR,
                            refused.code(),
                            Optional.empty(),
                            Optional.empty(),
                            texts.refusal(refused),
                            Optional.empty(),
                            refused.arguments());
            return new LintView(
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(finding),
                    List.of(),
                    List.of());
        }
    }

    /** How many findings forbid to use it. */
    public long errors() {
        return count(Severity.ERROR);
    }

    /** Why it cannot be offered as it is. */
    String refusal() {
        return texts.of("licence.mend", errors());
    }

    /** How many findings are odd but allowed. */
    public long warnings() {
        return count(Severity.WARNING);
    }

    private long count(Severity severity) {
        return lint().findings().stream().filter(finding -> finding.severity() == severity).count();
    }

    /** What it says, in plain words. */
    public List<PlainRule> plain() {
        return lint().plain();
    }

    /** Puts it in its canonical form; what stood there can be had back. */
    public void format() {
        var formatted = lint().text();
        if (formatted.isEmpty()) {
            notices.warn("licence.format.errors");
            return;
        }
        String now = text;
        setText(formatted.get());
        before = now;
        notices.done("licence.formatted");
    }

    /** Takes back what {@link #format} did. */
    public void undo() {
        setText(before);
    }

    /** Whether there is something to take back. */
    public boolean canUndo() {
        return !before.isEmpty();
    }

    /** Its canonical form for machines; empty while it cannot be read. */
    public String odrl() {
        if (lint().text().isEmpty()) {
            return "";
        }
        return licences.convert(LicenceForm.TEXT, text, reader.locale())
                .odrl()
                .map(json -> json.toPrettyString())
                .orElse("");
    }

    /** Opens the dialog that shows it. */
    public void openOdrl() {
        PrimeFaces.current().executeScript("PF('odrlDialog').show()");
    }

    /** As it was typed. */
    public String getText() {
        return text;
    }

    /** Takes what was typed. */
    public void setText(@Nullable String given) {
        String typed = Objects.requireNonNullElse(given, "").replace("\r\n", "\n");
        if (!typed.equals(text)) {
            text = typed;
            before = "";
            lint = null;
        }
    }
}
