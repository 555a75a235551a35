package org.codexfield.metering.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import java.util.function.Function;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.NodeView;
import org.jspecify.annotations.Nullable;

/** A node in a field: its identifier in the page, the node in the bean. */
public final class NodeConverter implements Converter<NodeView> {

    private final Function<NodeId, NodeView> find;

    public NodeConverter(Function<NodeId, NodeView> find) {
        this.find = find;
    }

    @Override
    public @Nullable NodeView getAsObject(
            FacesContext faces, UIComponent component, @Nullable String value) {
        return value == null || value.isBlank() ? null : find.apply(NodeId.parse(value));
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, @Nullable NodeView value) {
        return value == null ? "" : value.id().toString();
    }
}
