package org.codexfield.licensing.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.codexfield.shared.Digest;

/**
 * An access request with all that belongs to it.
 *
 * @param capsuleVersion the number of the version that is asked for
 * @param changes what differs from what was handed in before: {@code purposes}, {@code actions},
 *     {@code answers.<key>}, {@code attachments.<name>}
 * @param attachments the files, those that answer a question included
 * @param earlier what was handed in before, if it differed
 * @param earlierAttachments the files that were handed in before, if anything differed
 * @param grant the grant that was made of it
 */
public record RequestView(
        RequestRow request,
        UUID offer,
        int offerRevision,
        Optional<String> capsuleVersion,
        Digest termsDigest,
        String licence,
        RequestForm form,
        Route route,
        UUID beneficiary,
        String beneficiaryName,
        Set<String> purposes,
        Set<Action> actions,
        Map<String, String> answers,
        List<AttachmentView> attachments,
        List<String> changes,
        Optional<RequestDraft.Asked> earlier,
        List<AttachmentView> earlierAttachments,
        List<Decision> decisions,
        String conditions,
        Optional<Instant> validUntil,
        Optional<UUID> grant) {

    /**
     * How a stage ended.
     *
     * @param memberName who ended it; empty for a rule of the route
     */
    public record Decision(
            int round,
            int stage,
            String kind,
            String outcome,
            UUID member,
            String memberName,
            Instant at) {}
}
