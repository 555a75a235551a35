package org.codexfield.capsules.model;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.shared.Digest;

/**
 * A parent as a draft names it; its terms are asked for when the draft is sealed.
 *
 * @param manifestDigest the parent's manifest
 * @param relation what the draft has to do with it
 */
public record DraftParent(Digest manifestDigest, Relation relation) {

    /** The text that is kept: a line for each. */
    static String text(List<DraftParent> parents) {
        if (parents.size() > Manifest.MAX_PARENTS) {
            throw new TooManyOf("parents", Manifest.MAX_PARENTS);
        }
        var named = new HashSet<Digest>();
        for (var parent : parents) {
            if (!named.add(parent.manifestDigest())) {
                throw new ParentIsNamedTwice(parent.manifestDigest());
            }
        }
        return parents.stream()
                .map(parent -> parent.manifestDigest() + " " + parent.relation().code())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    static List<DraftParent> parse(String text) {
        return text.lines()
                .map(line -> line.split(" ", 2))
                .map(pair -> new DraftParent(Digest.parse(pair[0]), Relation.ofCode(pair[1])))
                .toList();
    }
}
