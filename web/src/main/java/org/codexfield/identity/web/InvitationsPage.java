package org.codexfield.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.service.InvitationService;
import org.codexfield.identity.service.InvitationView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.BulkResult;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** The invitations of an organisation: send again and withdraw, one or many. */
@Named("invitationsPage")
@ViewScoped
public class InvitationsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String PENDING = "pending";

    @Inject private ViewedOrganisation viewed;
    @Inject private InvitationService invitations;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private String status = PENDING;
    private final LazyTable<InvitationView> rows = ListTable.of(this::page, InvitationView::id);
    private List<InvitationView> selected = new ArrayList<>();
    private BulkResult result = new BulkResult();

    private Page<InvitationView> page(ListQuery query) {
        return invitations.list(
                viewed.slug(), status.equals("all") ? query : query.where("status", status));
    }

    /** The table. */
    public LazyTable<InvitationView> rows() {
        return rows;
    }

    /** Whether anything can be done with this invitation. */
    public boolean isOpen(InvitationView invitation) {
        return invitation.status().equals(PENDING) || invitation.status().equals("expired");
    }

    /** Sends one again. */
    public void renew(InvitationView invitation) {
        invitations.renew(viewed.slug(), new InvitationId(invitation.id()));
        notices.done("invitations.renewed", invitation.email());
    }

    /** Takes one back. */
    public void withdraw(InvitationView invitation) {
        invitations.withdraw(viewed.slug(), new InvitationId(invitation.id()));
        notices.done("invitations.withdrawn", invitation.email());
    }

    /** Sends all that are selected again. */
    public void renewSelected() {
        forSelected(invitations::renew);
    }

    /** Takes all that are selected back. */
    public void withdrawSelected() {
        forSelected(invitations::withdraw);
    }

    private void forSelected(BiConsumer<String, InvitationId> command) {
        result = new BulkResult();
        for (InvitationView invitation : selected) {
            result.add(
                    invitation.email(),
                    texts,
                    () -> command.accept(viewed.slug(), new InvitationId(invitation.id())));
        }
        selected = new ArrayList<>();
        if (result.refused() > 0) {
            notices.warn("bulk.some", result.done(), result.refused());
        } else {
            notices.done("bulk.all", result.done());
        }
    }

    /** What became of the last that were done together. */
    public BulkResult result() {
        return result;
    }

    /** The rows that are ticked. */
    public List<InvitationView> getSelected() {
        return selected;
    }

    /** Takes the rows that are ticked. */
    public void setSelected(@Nullable List<InvitationView> given) {
        selected = given == null ? new ArrayList<>() : given;
    }

    /** The state that is shown alone; {@code all} for all. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = Objects.requireNonNullElse(given, PENDING);
    }
}
