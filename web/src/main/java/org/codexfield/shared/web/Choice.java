package org.codexfield.shared.web;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things to tick in {@code cf:options}, by code, in the order given. */
public final class Choice implements Serializable {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, Boolean> held = new LinkedHashMap<>();

    /** Offers these and ticks some of them. */
    public Choice(List<String> offered, Collection<String> ticked) {
        offered.forEach(code -> held.put(code, ticked.contains(code)));
    }

    /** What can be ticked. */
    public List<String> offered() {
        return List.copyOf(held.keySet());
    }

    /** What is ticked; the page writes into it. */
    public Map<String, Boolean> getHeld() {
        return held;
    }

    /** The codes that are ticked. */
    public List<String> ticked() {
        return held.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    }
}
