package org.codexfield.evidence.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.codexfield.evidence.service.OutboxMessageView;
import org.codexfield.evidence.service.OutboxService;
import org.codexfield.shared.Ids;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** What waits to leave the process, and why; for operators. Payloads are shown to nobody. */
@RequestScoped
@Path("outbox")
@Produces(MediaType.APPLICATION_JSON)
public class OutboxResource {

    @Inject private OutboxService outbox;

    /** A message as lists show it. */
    public record Message(
            UUID id,
            String topic,
            String key,
            String state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            String lastError,
            Instant createdAt,
            @Nullable Instant sentAt) {

        private static Message of(OutboxMessageView view) {
            return new Message(
                    view.id(),
                    view.topic(),
                    view.key(),
                    view.state(),
                    view.attempts(),
                    view.nextAttemptAt().orElse(null),
                    view.lastError(),
                    view.createdAt(),
                    view.sentAt().orElse(null));
        }
    }

    /** The messages, the newest first. */
    @GET
    @Filters({"topic", "state"})
    @Operation("Lists messages, the newest first")
    public ListResponse<Message> list(@BeanParam ListParameters list) {
        return list.page(outbox::page).map(Message::of);
    }

    /** Makes a message due at once. */
    @POST
    @Idempotent
    @Path("{id}/retry")
    @Operation(value = "Makes a message due at once", status = 204)
    public Response retry(@PathParam("id") String id) {
        outbox.retry(Ids.parse("outbox message", id));
        return Answers.done();
    }
}
