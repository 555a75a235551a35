package org.codexfield.shared.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The address of a page with its view parameters, below the context path; parameters without a
 * value are left out.
 *
 * @param page for example {@code /usage.xhtml}
 */
public record PageAddress(String page, Map<String, String> parameters) {

    /** Copies the parameters. */
    public PageAddress {
        parameters = Map.copyOf(parameters);
    }

    /** The same page with another value; without one if it is empty. */
    public PageAddress with(String name, String value) {
        var changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return new PageAddress(page, changed);
    }

    @Override
    public String toString() {
        var query =
                new TreeMap<>(parameters)
                        .entrySet().stream()
                                .filter(each -> !each.getValue().isEmpty())
                                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                                .collect(Collectors.joining("&"));
        return query.isEmpty() ? page : page + "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
