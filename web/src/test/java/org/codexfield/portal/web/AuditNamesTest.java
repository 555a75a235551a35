package org.codexfield.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.codexfield.evidence.Fact;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.StageOutcome;
import org.codexfield.shared.KebabCase;
import org.codexfield.shared.web.ModuleClasses;
import org.junit.jupiter.api.Test;

class AuditNamesTest {

    /** A decision of a request is told by its outcome, all others by their own names. */
    private static Set<String> commands() throws Exception {
        var commands = new TreeSet<String>();
        for (Class<?> type : ModuleClasses.beside(Fact.class)) {
            if (Fact.class.isAssignableFrom(type) && !type.isInterface()) {
                commands.add(KebabCase.of(type));
            }
        }
        commands.remove(KebabCase.of(AccessRequestDecided.class));
        Arrays.stream(StageOutcome.values())
                .forEach(outcome -> commands.add("access-request-" + outcome.code()));
        return commands;
    }

    @Test
    void everyFact_canBeNarrowedTo() throws Exception {
        assertThat(commands()).contains("receipt-corrected", "access-request-approved");
        assertThat(AuditNames.COMMANDS).doesNotHaveDuplicates().containsAll(commands());
    }

    @Test
    void everyCommand_hasANameInBothLanguages() {
        for (var locale : List.of(Locale.ROOT, Locale.GERMAN)) {
            var texts =
                    ResourceBundle.getBundle(
                            "org.codexfield.portal.web.messages",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_DEFAULT));
            assertThat(texts.keySet())
                    .containsAll(AuditNames.COMMANDS.stream().map("command."::concat).toList());
        }
    }
}
