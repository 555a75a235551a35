package org.codexfield.portal.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codexfield.capsules.web.CapsuleResource;
import org.codexfield.capsules.web.CatalogueResource;
import org.codexfield.capsules.web.LineageResource;
import org.codexfield.capsules.web.OrganisationCapsulesResource;
import org.codexfield.capsules.web.PartResource;
import org.codexfield.capsules.web.SealResource;
import org.codexfield.capsules.web.VersionResource;
import org.codexfield.capsules.web.VersionsResource;
import org.codexfield.evidence.web.AuditResource;
import org.codexfield.evidence.web.LogResource;
import org.codexfield.evidence.web.OutboxResource;
import org.codexfield.identity.web.AccountResource;
import org.codexfield.identity.web.ApiKeyResource;
import org.codexfield.identity.web.InvitationAcceptanceResource;
import org.codexfield.identity.web.InvitationResource;
import org.codexfield.identity.web.MemberResource;
import org.codexfield.identity.web.OrganisationResource;
import org.codexfield.identity.web.PasswordResetResource;
import org.codexfield.identity.web.SetupResource;
import org.codexfield.identity.web.SigningKeyResource;
import org.codexfield.licensing.web.AccessRequestResource;
import org.codexfield.licensing.web.AttachmentResource;
import org.codexfield.licensing.web.GrantResource;
import org.codexfield.licensing.web.LicenceResource;
import org.codexfield.licensing.web.OfferResource;
import org.codexfield.licensing.web.OrganisationOffersResource;
import org.codexfield.licensing.web.PolicyResource;
import org.codexfield.licensing.web.RequestDecisionResource;
import org.codexfield.licensing.web.StatusListResource;
import org.codexfield.metering.web.BackfillResource;
import org.codexfield.metering.web.CallTokenResource;
import org.codexfield.metering.web.CorrectionResource;
import org.codexfield.metering.web.HostResource;
import org.codexfield.metering.web.NodeContentResource;
import org.codexfield.metering.web.NodeResource;
import org.codexfield.metering.web.ReceiptResource;
import org.codexfield.metering.web.TariffResource;
import org.codexfield.metering.web.UsageEventResource;
import org.codexfield.metering.web.UsageResource;
import org.codexfield.settlement.web.RoyaltyResource;
import org.codexfield.shared.web.BodyLimit;
import org.codexfield.shared.web.JsonBodies;
import org.codexfield.shared.web.KeyedRequests;
import org.codexfield.shared.web.NextLinks;
import org.codexfield.shared.web.ParameterValues;
import org.codexfield.shared.web.ProblemMapper;
import org.codexfield.shared.web.SameOriginOnly;

/**
 * The REST interface: every resource and provider by name, so that nothing is served because a
 * scanner happened to find it.
 */
@ApplicationPath(RestApplication.BASE)
public class RestApplication extends Application {

    /** The address that every resource's own is relative to. */
    public static final String BASE = "/api/v1";

    /** What reads, writes, limits and explains for all resources. */
    private static final List<Class<?>> PROVIDERS =
            List.of(
                    JsonBodies.class,
                    ParameterValues.class,
                    ProblemMapper.class,
                    SameOriginOnly.class,
                    BodyLimit.class,
                    KeyedRequests.class,
                    NextLinks.class,
                    Routes.class);

    /** Every resource, by context. */
    static final List<Class<?>> RESOURCES =
            List.of(
                    OpenApiResource.class,
                    StatusResource.class,
                    HealthResource.class,
                    MetricsResource.class,
                    LogResource.class,
                    AccountResource.class,
                    ApiKeyResource.class,
                    AuditResource.class,
                    InvitationAcceptanceResource.class,
                    InvitationResource.class,
                    LicenceResource.class,
                    MemberResource.class,
                    OrganisationResource.class,
                    OutboxResource.class,
                    PasswordResetResource.class,
                    PolicyResource.class,
                    OfferResource.class,
                    OrganisationOffersResource.class,
                    AccessRequestResource.class,
                    AttachmentResource.class,
                    RequestDecisionResource.class,
                    GrantResource.class,
                    StatusListResource.class,
                    SetupResource.class,
                    SigningKeyResource.class,
                    CapsuleResource.class,
                    CatalogueResource.class,
                    LineageResource.class,
                    OrganisationCapsulesResource.class,
                    PartResource.class,
                    SealResource.class,
                    VersionResource.class,
                    VersionsResource.class,
                    HostResource.class,
                    NodeContentResource.class,
                    NodeResource.class,
                    ReceiptResource.class,
                    CorrectionResource.class,
                    TariffResource.class,
                    UsageResource.class,
                    CallTokenResource.class,
                    BackfillResource.class,
                    UsageEventResource.class,
                    RoyaltyResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new LinkedHashSet<Class<?>>(PROVIDERS);
        classes.addAll(RESOURCES);
        return classes;
    }
}
