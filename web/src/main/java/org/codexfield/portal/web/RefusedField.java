package org.codexfield.portal.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in a form a refusal belongs: at the component whose attribute {@code refusals} names
 * its code, for example {@code slug-is-taken}, or its code and what it is about, for example {@code
 * text-is-unacceptable.reason}. A {@code *} takes what no other component does: a form in a dialog
 * has it, since the messages of the page are hidden behind it.
 */
final class RefusedField {

    private static final String ATTRIBUTE = "refusals";
    private static final String ANY = "*";

    private final Set<String> names;
    private @Nullable UIComponent exact;
    private @Nullable UIComponent any;
    private String exactId = "";
    private String anyId = "";

    private RefusedField(DomainException refusal) {
        var arguments = refusal.arguments();
        String what = arguments.getOrDefault("what", arguments.getOrDefault("field", ""));
        this.names = Set.of(refusal.code(), refusal.code() + "." + what);
    }

    /**
     * The client identifier of the component to show it at; an input is marked as invalid. Empty if
     * it belongs above the page.
     */
    static Optional<String> clientId(FacesContext faces, DomainException refusal) {
        var search = new RefusedField(refusal);
        faces.getViewRoot()
                .visitTree(
                        VisitContext.createVisitContext(
                                faces, null, EnumSet.of(VisitHint.SKIP_UNRENDERED)),
                        (context, component) -> search.look(faces, component));
        return search.found();
    }

    private VisitResult look(FacesContext faces, UIComponent component) {
        if (component instanceof UIForm form && !form.isSubmitted()) {
            return VisitResult.REJECT;
        }
        Object attribute = component.getAttributes().get(ATTRIBUTE);
        if (attribute == null) {
            return VisitResult.ACCEPT;
        }
        List<String> listed = List.of(attribute.toString().split(" ", -1));
        if (exact == null && listed.stream().anyMatch(names::contains)) {
            exact = component;
            exactId = component.getClientId(faces);
            return VisitResult.COMPLETE;
        }
        if (any == null && listed.contains(ANY)) {
            any = component;
            anyId = component.getClientId(faces);
        }
        return VisitResult.ACCEPT;
    }

    private Optional<String> found() {
        if (exact instanceof UIInput input) {
            input.setValid(false);
        }
        if (exact != null) {
            return Optional.of(exactId);
        }
        return any == null ? Optional.empty() : Optional.of(anyId);
    }
}
