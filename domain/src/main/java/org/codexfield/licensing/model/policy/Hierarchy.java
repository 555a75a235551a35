package org.codexfield.licensing.model.policy;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.licensing.PolicyIsMalformed;
import org.codexfield.licensing.model.language.PurposeVocabulary;
import org.codexfield.licensing.model.language.RegionVocabulary;
import org.codexfield.licensing.model.odrl.LdNode;
import org.codexfield.licensing.model.odrl.Names;

/**
 * What is included in what: the actions of ODRL and of the profile, its purposes and regions, and
 * whatever the state of the world says of resources.
 */
final class Hierarchy {

    private static final long MAX_COMPARISONS = 1_000_000;

    private static final Map<String, String> ACTIONS = actions();

    /** What is stated to lie right above a resource, and of what it is an instance. */
    private final Map<String, Set<String>> above = new HashMap<>();

    private final Map<String, Set<String>> memo = new HashMap<>();

    /** How much was compared so far. */
    private long comparisons;

    /** ODRL Vocabulary & Expression 2.2, section 3.14: "Included In". */
    private static Map<String, String> actions() {
        var included = new HashMap<String, String>();
        String use =
                "acceptTracking aggregate annotate anonymize archive attribute compensate"
                        + " concurrentUse delete derive digitize distribute ensureExclusivity"
                        + " execute grantUse include index inform install modify move nextPolicy"
                        + " obtainConsent present read reproduce reviewPolicy stream synchronize"
                        + " textToSpeech transform translate uninstall watermark";
        put(included, use, "use");
        put(included, "display play print", "present");
        put(included, "extract", "reproduce");
        put(included, "give sell", "transfer");
        included.put(Names.ODRL + "use", "");
        included.put(Names.ODRL + "transfer", "");
        included.put(Names.CF + "invoke", Names.ODRL + "use");
        included.put(Names.CF + "shareRevenue", Names.ODRL + "compensate");
        included.put(Names.CF + "download", Names.ODRL + "reproduce");
        included.put(Names.CF + "host", Names.ODRL + "reproduce");
        String commons =
                "Attribution CommericalUse CommercialUse DerivativeWorks Distribution Notice"
                        + " Reproduction ShareAlike Sharing SourceCode";
        for (String action : commons.split(" ", -1)) {
            included.put("http://creativecommons.org/ns#" + action, Names.ODRL + "use");
        }
        return Map.copyOf(included);
    }

    private static void put(Map<String, String> included, String actions, String broader) {
        for (String action : actions.split(" ", -1)) {
            included.put(Names.ODRL + action, Names.ODRL + broader);
        }
    }

    /**
     * Counts comparisons: documents are small, but what they ask for multiplies.
     *
     * @throws PolicyIsMalformed if they are too many
     */
    void count(long more) {
        comparisons += more;
        if (comparisons > MAX_COMPARISONS) {
            throw new PolicyIsMalformed(
                    "", "more than " + MAX_COMPARISONS + " comparisons would be needed");
        }
    }

    Hierarchy(List<LdNode> resources) {
        for (var resource : resources) {
            resource.iri()
                    .ifPresent(
                            name -> {
                                var parents = above.computeIfAbsent(name, any -> new HashSet<>());
                                parents.addAll(resource.types());
                                for (String relation :
                                        List.of("partOf", "includedIn", "dct:isPartOf")) {
                                    resource.all(relation)
                                            .forEach(node -> node.iri().ifPresent(parents::add));
                                }
                            });
        }
    }

    /** Whether one thing is another, is an instance of it, or lies in it. */
    Truth belongs(String narrow, String broad) {
        count(1);
        if (narrow.startsWith(Names.PURPOSE) && broad.startsWith(Names.PURPOSE)) {
            return purposes(
                    narrow.substring(Names.PURPOSE.length()),
                    broad.substring(Names.PURPOSE.length()));
        }
        if (narrow.startsWith(Names.REGION) && broad.startsWith(Names.REGION)) {
            return regions(
                    narrow.substring(Names.REGION.length()),
                    broad.substring(Names.REGION.length()));
        }
        return Truth.of(ancestors(narrow).contains(broad));
    }

    private static Truth purposes(String narrow, String broad) {
        var vocabulary = PurposeVocabulary.shipped();
        return vocabulary.knows(narrow) && vocabulary.knows(broad)
                ? Truth.of(vocabulary.covers(broad, narrow))
                : Truth.UNKNOWN;
    }

    private static Truth regions(String small, String large) {
        var vocabulary = RegionVocabulary.shipped();
        if (vocabulary.covers(large, small)) {
            return Truth.TRUE;
        }
        boolean known = vocabulary.knows(small) && vocabulary.knows(large);
        return known && !vocabulary.overlap(small, large) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Whether whoever does the one action does the other. */
    Truth isAction(String narrow, String broad) {
        count(1);
        if (ancestors(narrow).contains(broad)) {
            return Truth.TRUE;
        }
        boolean isKnown = ACTIONS.containsKey(narrow) || above.containsKey(narrow);
        // what ODRL does not have may be one of its former actions, or a slip
        boolean isSlip = broad.startsWith(Names.ODRL) && !ACTIONS.containsKey(broad);
        return isKnown && !isSlip ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** The thing itself and all that it belongs to. */
    private Set<String> ancestors(String name) {
        var known = memo.get(name);
        if (known != null) {
            return known;
        }
        var found = new HashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(name);
        while (!next.isEmpty()) {
            count(1);
            String each = next.remove();
            if (found.add(each)) {
                next.addAll(above.getOrDefault(each, Set.of()));
                String broader = ACTIONS.getOrDefault(each, "");
                if (!broader.isEmpty()) {
                    next.add(broader);
                }
            }
        }
        memo.put(name, found);
        return found;
    }
}
