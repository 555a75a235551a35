package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.FormRules;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.StageNeedsAnotherRole;
import org.codexfield.licensing.model.StateForbidsCommand;
import org.codexfield.shared.DomainException;

/** What a person may do with a request, before they try; the commands themselves check again. */
@Stateless
public class RequestOptionsService {

    private static final Map<StageKind, Set<LicensingCommand>> ENDING =
            Map.of(
                    StageKind.SIGN_OFF,
                    Set.of(
                            LicensingCommand.SIGN_OFF_REQUEST,
                            LicensingCommand.RETURN_UNVOUCHED_REQUEST),
                    StageKind.REVIEW,
                    Set.of(LicensingCommand.REVIEW_REQUEST, LicensingCommand.RETURN_REQUEST),
                    StageKind.APPROVAL,
                    Set.of(
                            LicensingCommand.APPROVE_REQUEST,
                            LicensingCommand.REJECT_REQUEST,
                            LicensingCommand.RETURN_REQUEST));
    private static final List<LicensingCommand> OWN =
            List.of(
                    LicensingCommand.EDIT_REQUEST,
                    LicensingCommand.ATTACH_FILE,
                    LicensingCommand.DETACH_FILE,
                    LicensingCommand.SUBMIT_REQUEST,
                    LicensingCommand.WITHDRAW_REQUEST);

    @Inject RequestAccess access;
    @Inject Offers offers;
    @Inject LicensingPermit permit;

    /**
     * What the caller may do with a request.
     *
     * @throws org.codexfield.licensing.model.AccessRequestIsUnknown if the caller may not see it
     */
    @RolesAllowed("user")
    public RequestOptions of(AccessRequestId id) {
        var request = access.visible(id);
        var hindrance = hindrance(request);
        var commands = new HashSet<LicensingCommand>();
        if (permit.caller().account().equals(request.parties().requesterAccount())) {
            OWN.stream().filter(one -> isPossible(one, request)).forEach(commands::add);
        }
        if (hindrance.isEmpty()) {
            request.waitingStage().map(Stage::kind).map(ENDING::get).ifPresent(commands::addAll);
        }
        if (access.asksOrVouches(request)) {
            commands.add(LicensingCommand.FETCH_OWN_ATTACHMENTS);
        }
        Stream.of(
                        LicensingCommand.FETCH_INCOMING_ATTACHMENTS,
                        LicensingCommand.COMMENT_AS_CONSUMER,
                        LicensingCommand.COMMENT_AS_PROVIDER)
                .filter(one -> permit.allows(one, organisation(one, request)))
                .forEach(commands::add);
        return new RequestOptions(
                commands.stream().map(LicensingCommand::code).collect(Collectors.toSet()),
                hindrance.filter(RequestOptionsService::isPersonal));
    }

    /**
     * Everything that keeps answers from being handed in, by the field's key.
     *
     * @param filed the keys of the fields that have their file
     */
    @RolesAllowed("requester")
    public Map<String, DomainException> problems(
            OfferId offer, int revision, Map<String, String> answers, Set<String> filed) {
        return FormRules.problems(offers.terms(offer, revision).form(), answers, filed);
    }

    private boolean isPossible(LicensingCommand command, AccessRequest request) {
        return command.states().contains(request.status())
                && permit.allows(command, organisation(command, request));
    }

    private static OrganisationId organisation(LicensingCommand command, AccessRequest request) {
        return command.scope() == LicensingCommand.Scope.PROVIDER
                ? request.provider()
                : request.consumer();
    }

    private Optional<DomainException> hindrance(AccessRequest request) {
        try {
            request.requireMayEndStage(permit.decider(request.createdAt()));
            return Optional.empty();
        } catch (DomainException refusal) {
            return Optional.of(refusal);
        }
    }

    /** Whoever lacks the role, or comes when nothing waits, is hindered by nothing of their own. */
    private static boolean isPersonal(DomainException refusal) {
        return !(refusal instanceof StageNeedsAnotherRole)
                && !(refusal instanceof StateForbidsCommand);
    }
}
