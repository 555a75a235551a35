package org.codexfield.licensing.service;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.codexfield.capsules.OfferedPolicies;
import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.Digest;

/** Tells the catalogue the licences of open offers. */
@ApplicationScoped
class OfferedLicences implements OfferedPolicies {

    @Inject LicensingViews views;

    @Override
    public Map<Digest, List<OfferedPolicy>> of(Map<Digest, CapsuleName> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        return views.covered(versions).stream()
                .collect(
                        groupingBy(
                                CoveredVersion::version,
                                mapping(
                                        CoveredVersion::policy,
                                        // two offers may be under one licence
                                        collectingAndThen(
                                                toList(),
                                                all -> all.stream().distinct().toList()))));
    }
}
