package org.codexfield.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.service.ApiKeyService;
import org.codexfield.identity.service.ApiKeyView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** The caller's API keys; for administrators and auditors those of everybody. */
@Named("apiKeysPage")
@ViewScoped
public class ApiKeysPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ACTIVE = "active";

    @Inject private ViewedOrganisation viewed;
    @Inject private ApiKeyService keys;
    @Inject private CurrentUser currentUser;
    @Inject private Notices notices;
    private String status = ACTIVE;
    private final LazyTable<ApiKeyView> rows = ListTable.of(this::page, ApiKeyView::id);

    private Page<ApiKeyView> page(ListQuery query) {
        return keys.list(
                viewed.slug(), status.equals("all") ? query : query.where("status", status));
    }

    /** The table. */
    public LazyTable<ApiKeyView> rows() {
        return rows;
    }

    /** Whether this key can be revoked by the caller. */
    public boolean canBeRevoked(ApiKeyView key) {
        boolean own = key.member().equals(currentUser.caller().member().value());
        return !key.status().equals("revoked") && (own || viewed.may("revoke-api-key"));
    }

    /** Makes a key useless. */
    public void revoke(ApiKeyView key) {
        keys.revoke(viewed.slug(), new ApiKeyId(key.id()));
        notices.done("apiKeys.revoked", key.name());
    }

    /** The state that is shown alone; {@code all} for all. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = Objects.requireNonNullElse(given, ACTIVE);
    }
}
