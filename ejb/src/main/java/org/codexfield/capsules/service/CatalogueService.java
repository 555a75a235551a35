package org.codexfield.capsules.service;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.OfferedPolicies;
import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** The open directory of what is published. */
@Stateless
@PermitAll
public class CatalogueService {

    @Inject CapsuleViews views;
    @Inject Instance<OfferedPolicies> policies;

    /**
     * Published capsules: the best match first when a text is searched, else the newest first.
     * Columns {@code kind, organisation, title, publishedAt}; {@code purpose} filters by what open
     * offers permit.
     */
    public Page<CatalogueEntry> search(ListQuery query) {
        return views.catalogue(query);
    }

    /**
     * How many there are of each kind and organisation; text and {@code purpose} narrow it, nothing
     * else does.
     */
    public List<CatalogueCount> counts(ListQuery query) {
        return views.catalogueCounts(query);
    }

    /**
     * Under which terms each entry of a page can be had, by the digest of its manifest; none for
     * what nobody offers. One statement, however long the page is.
     */
    public Map<String, List<OfferedPolicy>> policies(List<CatalogueEntry> page) {
        var versions =
                page.stream()
                        .collect(
                                toMap(
                                        entry -> Digest.parse(entry.manifestDigest()),
                                        entry -> CapsuleName.parse(entry.capsule())));
        return policies.stream()
                .flatMap(offered -> offered.of(versions).entrySet().stream())
                .collect(
                        toMap(
                                entry -> entry.getKey().hex(),
                                Map.Entry::getValue,
                                CatalogueService::joined));
    }

    /** The parts of a published version of the catalogue, for its descriptions. */
    public Page<PartView> parts(CatalogueEntry of, ListQuery query) {
        return views.parts(new CapsuleVersionId(of.id()), false, query);
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
