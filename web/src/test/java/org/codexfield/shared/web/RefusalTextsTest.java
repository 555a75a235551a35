package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Slug;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.KebabCase;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

    private static final RefusalTexts ENGLISH = RefusalTexts.of(Locale.UK);
    private static final RefusalTexts GERMAN = RefusalTexts.of(Locale.GERMANY);

    private static final class KettleIsEmpty extends DomainException {
        private static final long serialVersionUID = 1L;

        KettleIsEmpty() {
            super(Kind.CONFLICT, "The kettle is empty; fill it.", Map.of());
        }
    }

    private static final class NotPermitted extends DomainException {
        private static final long serialVersionUID = 1L;

        NotPermitted() {
            super(Kind.FORBIDDEN, "No.", Map.of("roles", "administrator, operator"));
        }
    }

    private static DomainException refusalOf(Runnable command) {
        try {
            command.run();
        } catch (DomainException refusal) {
            return refusal;
        }
        throw new AssertionError("Not refused.");
    }

    /** Refusals that only machines meet are answered in English alone. */
    private static Set<String> codesThatPeopleMeet() throws Exception {
        var codes = new TreeSet<String>();
        for (Class<?> inModule : List.of(DomainException.class, OrganisationService.class)) {
            for (Class<?> type : ModuleClasses.beside(inModule)) {
                if (DomainException.class.isAssignableFrom(type)
                        && !Modifier.isAbstract(type.getModifiers())
                        && !type.getPackageName().equals("org.codexfield.shared.service")) {
                    codes.add(KebabCase.of(type));
                }
            }
        }
        return codes;
    }

    @Test
    void everyRefusal_hasATextInBothLanguages() throws Exception {
        var codes = codesThatPeopleMeet();

        assertThat(codes).contains("slug-is-taken", "outbox-message-is-unknown");
        assertThat(ENGLISH.codes()).containsAll(codes);
        assertThat(GERMAN.codes()).containsAll(codes);
    }

    @Test
    void text_isInTheReadersLanguage() {
        var refusal = refusalOf(() -> new EmailAddress("nobody"));

        assertThat(ENGLISH.text(refusal)).startsWith("This is not an e-mail address.");
        assertThat(GERMAN.text(refusal)).startsWith("Das ist keine E-Mail-Adresse.");
    }

    @Test
    void text_translatesAPhraseAndKeepsItsNumber() {
        var refusal =
                refusalOf(
                        () -> new OrganisationProfile(new Slug("acme"), "x".repeat(201), Set.of()));

        assertThat(ENGLISH.text(refusal)).contains("longer than 200 characters");
        assertThat(GERMAN.text(refusal)).contains("länger als 200 Zeichen");
    }

    @Test
    void text_translatesEachWordOfAList() {
        assertThat(GERMAN.text(new NotPermitted())).endsWith("Administrator, Betreiber.");
    }

    @Test
    void text_isTheRefusalsOwn_whenItsCodeIsUnknown() {
        assertThat(GERMAN.text(new KettleIsEmpty())).isEqualTo("The kettle is empty; fill it.");
    }

    @Test
    void aLostRace_isToldInTheReadersLanguage() {
        var lost = Problems.of(new OptimisticLockException()).orElseThrow();

        assertThat(ENGLISH.text(lost)).startsWith("Somebody else changed this");
        assertThat(GERMAN.text(lost)).startsWith("Jemand anderes hat dies");
    }
}
