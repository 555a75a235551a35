package org.codexfield.capsules.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.capsules.LineageDirectory;
import org.codexfield.capsules.model.Lineage;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.shared.Digest;

/** Tells other contexts what versions rest on: the edges by generations, the versions at once. */
@ApplicationScoped
class AncestorDirectory implements LineageDirectory {

    @Inject CapsuleViews views;
    @Inject Seals seals;
    @Inject CapsulePermit permit;

    @Override
    public List<Entry> lineage(Digest manifest) {
        Map<Digest, List<ManifestParent>> parents = new HashMap<>();
        Set<Digest> all = new HashSet<>(Set.of(manifest));
        Set<Digest> generation = Set.of(manifest);
        while (!generation.isEmpty()) {
            var next = new LinkedHashSet<Digest>();
            for (var some : Lineage.batches(generation)) {
                for (var edge : seals.edges(some)) {
                    parents.computeIfAbsent(edge.child(), child -> new ArrayList<>())
                            .add(edge.parent());
                    if (all.add(edge.parent().manifestDigest())) {
                        next.add(edge.parent().manifestDigest());
                    }
                }
            }
            generation = next;
        }
        return views.sealed(all).stream()
                .map(
                        version ->
                                new Entry(
                                        version,
                                        parents.getOrDefault(version.manifestDigest(), List.of())))
                .toList();
    }

    @Override
    public Set<Digest> seen(Set<Digest> manifests) {
        return views.sealed(manifests, permit.seesDraftsOf()).keySet();
    }
}
