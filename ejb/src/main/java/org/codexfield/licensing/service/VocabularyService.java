package org.codexfield.licensing.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Locale;
import org.codexfield.identity.Role;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.model.RouteRules;
import org.codexfield.licensing.model.language.PurposeVocabulary;
import org.codexfield.licensing.model.language.PurposeVocabulary.Purpose;

/** The words that licences, forms and routes can be made of; open to everybody. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VocabularyService {

    /** Every purpose, broader ones before narrower ones. */
    public List<PurposeView> purposes(Locale locale) {
        return PurposeVocabulary.shipped().all().stream()
                .map(purpose -> view(purpose, locale))
                .toList();
    }

    private static PurposeView view(Purpose purpose, Locale locale) {
        return new PurposeView(purpose.code(), purpose.label(locale), purpose.broader());
    }

    /** Who can end a stage of this kind, in the order of their codes. */
    public List<Role> roles(StageKind kind) {
        return RouteRules.roles(kind).stream().sorted().toList();
    }
}
