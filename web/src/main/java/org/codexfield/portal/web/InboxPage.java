package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.AccountService;
import org.codexfield.identity.service.InvitationAcceptance;
import org.codexfield.identity.service.InvitationService;
import org.codexfield.identity.service.InvitationView;
import org.codexfield.identity.service.MembershipView;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;

/** What waits for the caller: organisations to decide on, and invitations to accept. */
@Named("inboxPage")
@ViewScoped
public class InboxPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private OrganisationService organisations;
    @Inject private InvitationService invitations;
    @Inject private InvitationAcceptance acceptance;
    @Inject private AccountService accounts;
    @Inject private CurrentUser currentUser;
    @Inject private Notices notices;
    private final LazyTable<OrganisationView> rows =
            ListTable.of(this::page, OrganisationView::slug);

    /** The longest waiting first, unless the reader sorts otherwise. */
    private Page<OrganisationView> page(ListQuery query) {
        var oldestFirst =
                query.sort().isEmpty()
                        ? new ListQuery(
                                query.offset(),
                                query.limit(),
                                "registeredAt",
                                false,
                                query.search(),
                                query.filters())
                        : query;
        return organisations.list(oldestFirst.where("status", "registered"));
    }

    /** Whether the caller is one who decides on organisations. */
    public boolean decides() {
        return currentUser.caller().roles().contains(Role.OPERATOR);
    }

    /** How many organisations wait for a decision by the caller. */
    public long waiting() {
        return organisations.waiting();
    }

    /** The organisations that wait for a decision. */
    public LazyTable<OrganisationView> rows() {
        return rows;
    }

    /** The invitations that wait for the caller; {@code invitedBy} is the organisation. */
    public List<InvitationView> invitations() {
        return invitations.mine();
    }

    /** The caller's organisations that are suspended, by name. */
    public List<String> suspended() {
        return accounts.me().memberships().stream()
                .filter(membership -> membership.organisationStatus().equals("suspended"))
                .map(MembershipView::organisationName)
                .toList();
    }

    /** Accepts one of them. */
    public String accept(InvitationView invitation) {
        acceptance.accept(new InvitationId(invitation.id()));
        notices.done("inbox.accepted", invitation.invitedBy());
        return "/index.xhtml?faces-redirect=true";
    }
}
