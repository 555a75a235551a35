package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.codexfield.licensing.service.PurposeView;
import org.codexfield.licensing.service.VocabularyService;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/** The names of purposes in the reader's language. */
@Named("purposes")
@RequestScoped
public class PurposeNames {

    @Inject private VocabularyService vocabulary;
    @Inject private Reader reader;
    private @Nullable Map<String, String> names;

    /** These purposes in one line. */
    public String list(Collection<String> codes) {
        return codes.stream()
                .map(code -> names().getOrDefault(code, code))
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> names() {
        if (names == null) {
            names =
                    vocabulary.purposes(reader.locale()).stream()
                            .collect(Collectors.toMap(PurposeView::code, PurposeView::label));
        }
        return names;
    }
}
