package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.licensing.service.ConversionView;
import org.codexfield.licensing.service.LicenceForm;
import org.codexfield.licensing.service.LicenceService;
import org.codexfield.licensing.service.LicenceView;
import org.codexfield.licensing.service.LintView;
import org.codexfield.licensing.service.OfferService;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.Reader;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/** Licences as texts and as ODRL: what is wrong with one, and its other form. */
@RequestScoped
@Path("licences")
@Consumes({MediaType.TEXT_PLAIN, LicenceResource.LD})
public class LicenceResource {

    static final String LD = "application/ld+json";

    private static final int UNPROCESSABLE = 422;
    private static final String TEXT = "text/plain; charset=utf-8";

    @Inject private LicenceService licences;
    @Inject private OfferService offers;
    @Inject private Reader reader;

    /**
     * A licence that was offered once, which grants and the catalogue name by its digest: by
     * default as ODRL in its canonical form, whose digest that is and the ETag too.
     */
    @GET
    @Path("{digest}")
    @Consumes(MediaType.WILDCARD)
    @Produces({LD, TEXT, MediaType.APPLICATION_JSON})
    @Operation(
            value = "Gives a licence that is or was offered, by its digest",
            answer = LicenceView.class,
            open = true)
    public Response get(@Context HttpHeaders headers, @PathParam("digest") String digest) {
        var licence = offers.licence(Names.digest(digest));
        return switch (wanted(headers, LicenceForm.TEXT)) {
            case MediaType.APPLICATION_JSON ->
                    Response.ok(licence, MediaType.APPLICATION_JSON).build();
            case LD -> Response.ok(licence.odrl(), LD).tag(licence.termsDigest().hex()).build();
            default -> Response.ok(licence.text(), TEXT).build();
        };
    }

    /** Says what is wrong or odd in a licence, and what each term rests on. */
    @POST
    @Path("lint")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(value = "Says what is wrong or odd in a licence", open = true)
    public LintView lint(@Nullable @HeaderParam("Content-Type") String type, String licence) {
        return licences.lint(form(type), licence, reader.locale());
    }

    /**
     * Gives a licence in the form that is accepted: by default a text as ODRL, and ODRL as a text.
     * What ODRL says beyond the language stands above the text as comments; JSON gives both forms.
     */
    @POST
    @Path("convert")
    @Produces({LD, TEXT, MediaType.APPLICATION_JSON})
    @Operation(
            value = "Converts a licence between text and ODRL",
            answer = ConversionView.class,
            open = true)
    public Response convert(
            @Context HttpHeaders headers,
            @Nullable @HeaderParam("Content-Type") String type,
            String licence) {
        var form = form(type);
        var conversion = licences.convert(form, licence, reader.locale());
        return switch (wanted(headers, form)) {
            case MediaType.APPLICATION_JSON ->
                    Response.ok(conversion, MediaType.APPLICATION_JSON).build();
            case LD -> Response.ok(odrl(conversion), LD).build();
            default -> Response.ok(text(conversion), TEXT).build();
        };
    }

    private static LicenceForm form(@Nullable String type) {
        return type != null && MediaType.valueOf(type).isCompatible(MediaType.valueOf(LD))
                ? LicenceForm.ODRL
                : LicenceForm.TEXT;
    }

    /** The first accepted type that can be given; the other form where anything is accepted. */
    private static String wanted(HttpHeaders headers, LicenceForm form) {
        var offered =
                form == LicenceForm.TEXT
                        ? List.of(LD, MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON)
                        : List.of(MediaType.TEXT_PLAIN, LD, MediaType.APPLICATION_JSON);
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(
                        accepted ->
                                offered.stream()
                                        .filter(
                                                offer ->
                                                        accepted.isCompatible(
                                                                MediaType.valueOf(offer))))
                .findFirst()
                .orElse(offered.get(0));
    }

    private static byte[] odrl(ConversionView conversion) {
        return conversion
                .odrl()
                .map(CanonicalJson::of)
                .orElseThrow(() -> notExpressible(conversion));
    }

    private static byte[] text(ConversionView conversion) {
        String text = conversion.text().orElseThrow(() -> notExpressible(conversion));
        String comments =
                conversion.findings().stream()
                        .map(finding -> "# " + finding.message() + "\n")
                        .collect(Collectors.joining());
        return (comments + text).getBytes(StandardCharsets.UTF_8);
    }

    private static RequestIsRefused notExpressible(ConversionView conversion) {
        var findings = conversion.findings().stream().map(finding -> finding.message()).toList();
        return new RequestIsRefused(
                Problem.of(
                                UNPROCESSABLE,
                                "policy-is-not-expressible",
                                "This policy cannot be expressed in the licence language without"
                                        + " permitting more than it does.")
                        .with("findings", findings));
    }
}
