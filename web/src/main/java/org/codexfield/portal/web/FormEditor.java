package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.codexfield.licensing.FieldType;
import org.codexfield.licensing.RequestForm;
import org.codexfield.shared.web.Texts;
import org.primefaces.PrimeFaces;

/** The questions of a request form while they are written. */
@Named("formEditor")
@ViewScoped
public class FormEditor implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private Texts texts;
    private final List<QuestionDraft> questions = new ArrayList<>();

    /** Begins with the questions of a form. */
    void begin(RequestForm form) {
        questions.clear();
        form.fields().forEach(field -> questions.add(QuestionDraft.of(field)));
    }

    /** Begins with the one question that every provider asks. */
    void begin() {
        questions.clear();
        var why = new QuestionDraft();
        why.setKey("why");
        why.setLabel(texts.of("form.why"));
        questions.add(why);
    }

    /** The form; empty if a number is none, which is then said at its field. */
    Optional<RequestForm> form() {
        boolean sound = true;
        for (int place = 0; place < questions.size(); place++) {
            var question = questions.get(place);
            sound &= isBound(place, "least", question.getLeast());
            sound &= isBound(place, "most", question.getMost());
        }
        return sound
                ? Optional.of(
                        new RequestForm(questions.stream().map(QuestionDraft::field).toList()))
                : Optional.empty();
    }

    private boolean isBound(int place, String member, String typed) {
        boolean sound = QuestionDraft.isBound(typed);
        if (!sound) {
            Fields.refuse("edit:questions:" + place + ":" + member, texts.of("form.noNumber"));
        }
        return sound;
    }

    /** The questions in their order. */
    public List<QuestionDraft> questions() {
        return questions;
    }

    /** What an answer can be, by code. */
    public List<String> types() {
        return Stream.of(FieldType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Asks one more. */
    public void add() {
        questions.add(new QuestionDraft());
        PrimeFaces.current().focus("edit:questions:" + (questions.size() - 1) + ":label");
    }

    /** Asks it no more. */
    public void remove(int place) {
        questions.remove(place);
        PrimeFaces.current().focus("edit:addQuestion");
    }

    /** Asks it before the one above it; the keyboard goes along. */
    public void up(int place) {
        Collections.swap(questions, place, place - 1);
        PrimeFaces.current()
                .focus("edit:questions:" + (place - 1) + (place == 1 ? ":down" : ":up"));
    }

    /** Asks it after the one below it; the keyboard goes along. */
    public void down(int place) {
        Collections.swap(questions, place, place + 1);
        boolean last = place + 2 == questions.size();
        PrimeFaces.current().focus("edit:questions:" + (place + 1) + (last ? ":up" : ":down"));
    }
}
