package org.codexfield.licensing.model;

import java.util.EnumSet;
import java.util.Set;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AutoApproval;
import org.codexfield.licensing.Route;
import org.codexfield.licensing.Stage;
import org.codexfield.licensing.StageKind;
import org.codexfield.licensing.model.language.PurposeVocabulary;

/** What an approval route must be, and when its rule approves. */
public final class RouteRules {

    /** The most stages. */
    public static final int MAX_STAGES = 10;

    private static final int MAX_DAYS = 365;
    private static final int MAX_GRANT_DAYS = 3_650;

    private RouteRules() {}

    /**
     * Goes on only if the route can be followed.
     *
     * @throws RouteIsMalformed otherwise
     * @throws PurposeIsUnknown if the rule names a purpose that there is not
     */
    public static void require(Route route) {
        var stages = route.stages();
        if (stages.isEmpty() || stages.size() > MAX_STAGES) {
            throw new RouteIsMalformed("stages", "it has 1 to " + MAX_STAGES + " stages");
        }
        if (stages.get(stages.size() - 1).kind() != StageKind.APPROVAL) {
            throw new RouteIsMalformed("stages", "the last stage must be an approval");
        }
        boolean withProvider = false;
        for (var stage : stages) {
            boolean signOff = stage.kind() == StageKind.SIGN_OFF;
            if (signOff && withProvider) {
                throw new RouteIsMalformed("stages", "sign-offs come before everything else");
            }
            withProvider |= !signOff;
            requireRole(stage);
        }
        requireDays(route);
        if (route.autoApproval() != null) {
            requireRule(route.autoApproval());
        }
    }

    private static void requireRole(Stage stage) {
        var possible = roles(stage.kind());
        if (!possible.contains(stage.role())) {
            throw new RouteIsMalformed(
                    "stages",
                    "a stage "
                            + stage.kind().code()
                            + " cannot be ended by "
                            + stage.role().code());
        }
    }

    /** Who can end a stage of the kind. */
    public static Set<Role> roles(StageKind kind) {
        return switch (kind) {
            case SIGN_OFF -> LicensingCommand.SIGN_OFF_REQUEST.roles();
            case REVIEW -> LicensingCommand.REVIEW_REQUEST.roles();
            case APPROVAL -> LicensingCommand.APPROVE_REQUEST.roles();
        };
    }

    private static void requireDays(Route route) {
        if (route.remindDays() < 1
                || route.dueDays() < 1
                || route.lapseDays() > MAX_DAYS
                || route.dueDays() > route.lapseDays()
                || route.remindDays() > route.lapseDays()) {
            throw new RouteIsMalformed(
                    "days",
                    "reminding and being due take 1 day or more and at most as long as lapsing,"
                            + " and lapsing at most "
                            + MAX_DAYS);
        }
    }

    private static void requireRule(AutoApproval rule) {
        if (rule.purposes().isEmpty() || rule.organisations().isEmpty()) {
            throw new RouteIsMalformed(
                    "rule", "its rule names no purpose or no kind of organisation");
        }
        if (rule.grantDays() < 1 || rule.grantDays() > MAX_GRANT_DAYS) {
            throw new RouteIsMalformed("rule", "its rule grants 1 to " + MAX_GRANT_DAYS + " days");
        }
        rule.purposes().forEach(RouteRules::requirePurpose);
    }

    /**
     * Goes on only if there is such a purpose.
     *
     * @throws PurposeIsUnknown otherwise
     */
    static void requirePurpose(String code) {
        if (!PurposeVocabulary.shipped().knows(code)) {
            throw new PurposeIsUnknown(code.length() > 64 ? code.substring(0, 64) : code);
        }
    }

    /** Whether the rule approves a request for these purposes. */
    static boolean approves(
            AutoApproval rule, Set<String> purposes, Set<OrganisationKind> consumer) {
        var vocabulary = PurposeVocabulary.shipped();
        var kinds = EnumSet.noneOf(OrganisationKind.class);
        kinds.addAll(consumer);
        kinds.retainAll(rule.organisations());
        return !kinds.isEmpty()
                && purposes.stream()
                        .allMatch(
                                asked ->
                                        rule.purposes().stream()
                                                .anyMatch(
                                                        broad -> vocabulary.covers(broad, asked)));
    }
}
