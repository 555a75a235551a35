package org.codexfield.identity.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import java.util.function.Function;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.service.MemberView;
import org.jspecify.annotations.Nullable;

/** A member in a field: its identifier in the page, the member in the bean. */
public final class MemberConverter implements Converter<MemberView> {

    private final Function<MemberId, MemberView> find;

    public MemberConverter(Function<MemberId, MemberView> find) {
        this.find = find;
    }

    @Override
    public @Nullable MemberView getAsObject(
            FacesContext faces, UIComponent component, @Nullable String value) {
        return value == null || value.isBlank() ? null : find.apply(MemberId.parse(value));
    }

    @Override
    public String getAsString(
            FacesContext faces, UIComponent component, @Nullable MemberView value) {
        return value == null ? "" : value.id().toString();
    }
}
