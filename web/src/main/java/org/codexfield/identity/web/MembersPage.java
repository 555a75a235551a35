package org.codexfield.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.MemberService;
import org.codexfield.identity.service.MemberView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.Choice;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** Who belongs to an organisation, with which roles. */
@Named("membersPage")
@ViewScoped
public class MembersPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SUGGESTED = 8;
    private static final String ACTIVE = "active";

    @Inject private ViewedOrganisation viewed;
    @Inject private MemberService members;
    @Inject private CurrentUser currentUser;
    @Inject private Notices notices;
    private String status = ACTIVE;
    private final LazyTable<MemberView> rows = ListTable.of(this::page, MemberView::id);
    private @Nullable MemberView chosen;
    private Choice roles = new Choice(List.of(), List.of());
    private @Nullable MemberView successor;

    private Page<MemberView> page(ListQuery query) {
        return members.list(
                viewed.slug(), status.equals("all") ? query : query.where("status", status));
    }

    /** The table. */
    public LazyTable<MemberView> rows() {
        return rows;
    }

    /** Whether this member is the caller. */
    public boolean isSelf(MemberView member) {
        return member.account().equals(currentUser.caller().account().value());
    }

    /** Whether anything can be done with this member. */
    public boolean hasActions(MemberView member) {
        return member.status().equals(ACTIVE) && (isSelf(member) || viewed.may("end-membership"));
    }

    /** Opens the dialog to change the roles of a member. */
    public void openRoles(MemberView member) {
        choose(member);
        PrimeFaces.current().executeScript("PF('rolesDialog').show()");
    }

    /** Opens the dialog to end a membership. */
    public void openEnd(MemberView member) {
        choose(member);
        PrimeFaces.current().executeScript("PF('endDialog').show()");
    }

    /** The member as it stands now, not as the table last showed it. */
    private void choose(MemberView member) {
        var now = members.get(viewed.slug(), new MemberId(member.id()));
        chosen = now;
        successor = null;
        roles = new Choice(viewed.roles(), now.roles());
    }

    /** The member that the dialog is about. */
    public @Nullable MemberView chosen() {
        return chosen;
    }

    /** The roles to tick in the dialog. */
    public Choice roles() {
        return roles;
    }

    /** Gives the chosen member the roles that are ticked. */
    public void changeRoles() {
        var member = Objects.requireNonNull(chosen);
        members.changeRoles(
                viewed.slug(),
                new MemberId(member.id()),
                Role.parseAll(roles.ticked()),
                Optional.of(member.version()));
        notices.done("members.roles.changed", member.name());
        PrimeFaces.current().executeScript("PF('rolesDialog').hide()");
    }

    /** Ends the membership of the chosen member; the caller's own leads to the start page. */
    public String end() {
        var member = Objects.requireNonNull(chosen);
        members.end(
                viewed.slug(),
                new MemberId(member.id()),
                Optional.ofNullable(successor).map(heir -> new MemberId(heir.id())));
        if (isSelf(member)) {
            notices.done("members.left", viewed.name());
            return "/index.xhtml?faces-redirect=true";
        }
        notices.done("members.ended", member.name());
        PrimeFaces.current().executeScript("PF('endDialog').hide()");
        return "";
    }

    /** Active members whose name or address holds what was typed. */
    public List<MemberView> candidates(String typed) {
        var query = ListQuery.first(SUGGESTED).containing(typed.strip()).where("status", ACTIVE);
        return members.list(viewed.slug(), query).items().stream()
                .filter(member -> chosen == null || !member.id().equals(chosen.id()))
                .toList();
    }

    /** A member so that nobody is taken for another of the same name. */
    public String label(MemberView member) {
        return member.name() + " – " + member.email();
    }

    /** Who takes over the roles, if anybody. */
    public @Nullable MemberView getSuccessor() {
        return successor;
    }

    /** Takes who was chosen. */
    public void setSuccessor(@Nullable MemberView given) {
        successor = given;
    }

    /** Names a suggested member in the page and finds it again. */
    public MemberConverter converter() {
        return new MemberConverter(id -> members.get(viewed.slug(), id));
    }

    /** {@code active}, {@code left} or {@code all}. */
    public String getStatus() {
        return status;
    }

    /** Takes the view parameter. */
    public void setStatus(@Nullable String given) {
        status = Objects.requireNonNullElse(given, ACTIVE);
    }
}
