package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.MemberId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Visibility;
import org.codexfield.licensing.service.AccessRequestService;
import org.codexfield.licensing.service.EntryView;
import org.codexfield.licensing.service.RequestDraft;
import org.codexfield.licensing.service.RequestReadingService;
import org.codexfield.licensing.service.RequestRow;
import org.codexfield.licensing.service.RequestView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Versions;
import org.jspecify.annotations.Nullable;

/** Access requests: what a requester does, and what both sides write to it. */
@RequestScoped
@Path("access-requests")
@Produces(MediaType.APPLICATION_JSON)
public class AccessRequestResource {

    @Inject private AccessRequestService requests;
    @Inject private RequestReadingService reading;

    /**
     * What somebody asks for.
     *
     * @param capsule {@code organisation/slug}
     * @param beneficiary the member for whom; the caller when left out
     */
    public record NewRequest(
            String capsule,
            String version,
            String offer,
            @Nullable MemberId beneficiary,
            Set<String> purposes,
            Set<Action> actions,
            Map<String, String> answers) {}

    /** What is asked from now on. */
    public record Changed(Set<String> purposes, Set<Action> actions, Map<String, String> answers) {}

    /** A member of the caller's organisation. */
    public record Beneficiary(MemberId member) {}

    /**
     * Something written to a request.
     *
     * @param visibility {@code public} when left out
     */
    public record Comment(String text, @Nullable Visibility visibility) {}

    /** What the caller may see, the newest first; {@code waiting} is me, others or overdue. */
    @GET
    @Filters({"waiting", "status", "capsule"})
    @Operation("The requests that the caller may see, the newest first")
    public ListResponse<RequestRow> list(@BeanParam ListParameters list) {
        return list.page(reading::list);
    }

    /** Begins a request of the caller's organisation. */
    @POST
    @Idempotent
    @Operation(value = "Begins a request", status = 201, answer = RequestView.class)
    public Response draft(NewRequest asked) {
        var id =
                requests.draft(
                        new RequestDraft(
                                CapsuleName.parse(asked.capsule()),
                                new VersionNumber(asked.version()),
                                asked.offer(),
                                Optional.ofNullable(asked.beneficiary()),
                                new RequestDraft.Asked(
                                        asked.purposes(), asked.actions(), asked.answers())));
        var made = reading.get(id);
        return Answers.created("/api/v1/access-requests/" + id, made.request().version(), made);
    }

    /** One request with all that belongs to it. */
    @GET
    @Path("{id}")
    @Operation(value = "One request with all that belongs to it", answer = RequestView.class)
    public Response get(@PathParam("id") String id) {
        return answer(AccessRequestId.parse(id));
    }

    /** Says what is asked from now on. */
    @PUT
    @Path("{id}")
    @Operation(value = "Says what is asked from now on", answer = RequestView.class)
    public Response edit(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            Changed changed) {
        var request = AccessRequestId.parse(id);
        requests.edit(
                request,
                new RequestDraft.Asked(changed.purposes(), changed.actions(), changed.answers()),
                Versions.required(ifMatch));
        return answer(request);
    }

    /** Says for whom a draft asks. */
    @PUT
    @Path("{id}/beneficiary")
    @Operation(value = "Says for whom a draft asks", answer = RequestView.class)
    public Response askFor(
            @PathParam("id") String id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            Beneficiary beneficiary) {
        var request = AccessRequestId.parse(id);
        requests.askFor(request, beneficiary.member(), Versions.required(ifMatch));
        return answer(request);
    }

    /** Hands it in, or in again. */
    @POST
    @Path("{id}/submission")
    @Operation(value = "Hands a request in", answer = RequestView.class)
    public Response submit(
            @PathParam("id") String id, @Nullable @HeaderParam("If-Match") String ifMatch) {
        var request = AccessRequestId.parse(id);
        requests.submit(request, Names.seen(ifMatch));
        return answer(request);
    }

    /** Takes it back. */
    @POST
    @Path("{id}/withdrawal")
    @Operation(value = "Takes a request back", answer = RequestView.class)
    public Response withdraw(
            @PathParam("id") String id, @Nullable @HeaderParam("If-Match") String ifMatch) {
        var request = AccessRequestId.parse(id);
        requests.withdraw(request, Names.seen(ifMatch));
        return answer(request);
    }

    /** What happened to it, and what was written to it, in order. */
    @GET
    @Path("{id}/history")
    @Filters("kind")
    @Operation("What happened to a request and was written to it, in order")
    public ListResponse<EntryView> history(
            @PathParam("id") String id, @BeanParam ListParameters list) {
        return list.page(query -> reading.history(AccessRequestId.parse(id), query));
    }

    /** Writes to a request. */
    @POST
    @Path("{id}/comments")
    @Idempotent
    @Operation(value = "Writes to a request", status = 204)
    public Response comment(@PathParam("id") String id, Comment comment) {
        requests.comment(
                AccessRequestId.parse(id),
                comment.text(),
                Optional.ofNullable(comment.visibility()).orElse(Visibility.PUBLIC));
        return Answers.done();
    }

    private Response answer(AccessRequestId id) {
        var request = reading.get(id);
        return Answers.versioned(request.request().version(), request);
    }
}
