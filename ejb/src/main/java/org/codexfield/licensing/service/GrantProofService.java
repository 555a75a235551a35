package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.codexfield.evidence.LoggedDocument;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.StatusLists;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** What shows that a grant is what it says: its log leaf, its history, its places in lists. */
@Stateless
@RolesAllowed("user")
public class GrantProofService {

    private static final String ISSUED = "grant.issued";

    @Inject GrantAccess access;
    @Inject LicensingViews views;
    @Inject StatusLists lists;
    @Inject CredentialSigner signer;
    @Inject LoggedDocuments documents;
    @Inject LicensingPermit permit;
    @Inject Participants participants;

    /**
     * The document by which the log holds that the grant was made.
     *
     * @throws org.codexfield.licensing.model.GrantIsUnknown if the caller may not see it
     */
    public Optional<LoggedDocument> issued(GrantId id) {
        return documents.find(ISSUED, access.visible(id).id().value());
    }

    /** The licence of the grant as its author wrote it. */
    public String licence(GrantId id) {
        return views.licence(access.visible(id).facts().termsDigest());
    }

    /** What became of the grant, in order. */
    public Page<GrantEntryView> history(GrantId id, ListQuery query) {
        var page = views.grantEntries(access.visible(id).id(), query);
        var names =
                participants.memberNames(
                        page.items().stream()
                                .map(entry -> new MemberId(entry.member()))
                                .collect(Collectors.toSet()));
        return page.map(entry -> entry.named(names));
    }

    /** Where the status lists speak of it; nowhere before its credential is fetched first. */
    public List<GrantStatusPlace> places(GrantId id) {
        return lists.given(access.visible(id).id()).stream()
                .map(
                        place ->
                                new GrantStatusPlace(
                                        place.purpose().name().toLowerCase(Locale.ROOT),
                                        signer.address(place.list()),
                                        place.index()))
                .toList();
    }

    /** The commands, by code, that state and roles allow the caller now; duties are separate. */
    public List<String> commands(GrantId id) {
        var grant = access.visible(id);
        return List.of(
                        LicensingCommand.EXTEND_GRANT,
                        LicensingCommand.SUSPEND_GRANT,
                        LicensingCommand.RESUME_GRANT,
                        LicensingCommand.REVOKE_GRANT,
                        LicensingCommand.FETCH_CREDENTIAL)
                .stream()
                .filter(command -> command.states().contains(grant.status()))
                .filter(
                        command ->
                                permit.allows(
                                        command,
                                        command.scope() == LicensingCommand.Scope.PROVIDER
                                                ? grant.provider()
                                                : grant.consumer()))
                .filter(command -> command != LicensingCommand.EXTEND_GRANT || isExtendable(grant))
                .map(LicensingCommand::code)
                .toList();
    }

    /** By the caller, as far as roles say. */
    private boolean isExtendable(Grant grant) {
        return !grant.isExtended()
                && permit.caller().has(access.lastApprover(grant), grant.provider());
    }
}
