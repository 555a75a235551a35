package org.codexfield.licensing.service;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.MemberId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.model.RequestContent;

/**
 * What somebody asks for.
 *
 * @param offer the name of the capsule's offer
 * @param beneficiary for whom; the requester when not said
 */
public record RequestDraft(
        CapsuleName capsule,
        VersionNumber version,
        String offer,
        Optional<MemberId> beneficiary,
        Asked asked) {

    /**
     * What is asked.
     *
     * @param answers the answers to the form by the keys of its fields
     */
    public record Asked(Set<String> purposes, Set<Action> actions, Map<String, String> answers) {

        RequestContent content() {
            return new RequestContent(purposes, actions, answers);
        }
    }
}
