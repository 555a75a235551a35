package org.codexfield.portal.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.codexfield.capsules.service.CatalogueCount;
import org.codexfield.capsules.service.CatalogueEntry;
import org.codexfield.capsules.service.CatalogueService;
import org.codexfield.licensing.service.PurposeView;
import org.codexfield.licensing.service.VocabularyService;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.LazyTable;
import org.codexfield.shared.web.ListTable;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/** The catalogue, narrowed by what the address says, so that a search can be sent to others. */
@Named("cataloguePage")
@ViewScoped
public class CataloguePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;
    private static final int SHOWN_ORGANISATIONS = 12;
    private static final String KIND = "kind";
    private static final String ORGANISATION = "organisation";

    @Inject private CatalogueService catalogue;
    @Inject private VocabularyService vocabulary;
    @Inject private Reader reader;
    private final TreeMap<String, String> given = new TreeMap<>();
    private final LazyTable<CatalogueEntry> rows =
            ListTable.of(this::page, CatalogueEntry::capsule);
    private transient @Nullable List<CatalogueCount> counts;

    /**
     * A value that the list can be narrowed to.
     *
     * @param count how many rows there are of it
     * @param chosen whether it is narrowed to it
     * @param address where it is, or is no longer if it is chosen
     */
    public record Facet(String value, long count, boolean chosen, String address) {}

    private Page<CatalogueEntry> page(ListQuery asked) {
        var query =
                asked.sort().isEmpty() && value("sort").equals("title")
                        ? new ListQuery(
                                asked.offset(), asked.limit(), "title", false, "", asked.filters())
                        : asked;
        return catalogue.search(narrowed(query, KIND, ORGANISATION, "purpose"));
    }

    private ListQuery narrowed(ListQuery query, String... columns) {
        var narrowed = query.containing(value("q"));
        for (var column : columns) {
            if (!value(column).isEmpty()) {
                narrowed = narrowed.where(column, value(column));
            }
        }
        return narrowed;
    }

    /** The table. */
    public LazyTable<CatalogueEntry> rows() {
        return rows;
    }

    /** The kinds of what was found, most first. */
    public List<Facet> kinds() {
        return facets(KIND, CatalogueCount::kind, ORGANISATION, CatalogueCount::organisation);
    }

    /** The organisations of what was found, most first. */
    public List<Facet> organisations() {
        return facets(ORGANISATION, CatalogueCount::organisation, KIND, CatalogueCount::kind);
    }

    private interface Column {
        String of(CatalogueCount count);
    }

    /** Counts what the other facet leaves, so that no number leads to an empty list. */
    private List<Facet> facets(String name, Column column, String other, Column otherColumn) {
        Map<String, Long> sums =
                counts().stream()
                        .filter(
                                count ->
                                        value(other).isEmpty()
                                                || value(other).equals(otherColumn.of(count)))
                        .collect(
                                Collectors.groupingBy(
                                        column::of,
                                        LinkedHashMap::new,
                                        Collectors.summingLong(CatalogueCount::count)));
        return sums.entrySet().stream()
                .map(sum -> facet(name, sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparing(Facet::chosen).thenComparing(Facet::count).reversed())
                .limit(SHOWN_ORGANISATIONS)
                .toList();
    }

    private Facet facet(String name, String value, long count) {
        boolean chosen = value(name).equals(value);
        return new Facet(value, count, chosen, address(name, chosen ? "" : value));
    }

    private List<CatalogueCount> counts() {
        if (counts == null) {
            counts = catalogue.counts(narrowed(ListQuery.first(1), "purpose"));
        }
        return counts;
    }

    /** This page with another value, or without one if it is empty. */
    private String address(String name, String value) {
        var parameters = new TreeMap<>(given);
        parameters.put(name, value);
        return "/catalogue.xhtml?"
                + parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(
                                parameter ->
                                        parameter.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        parameter.getValue(),
                                                        StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** Every purpose, broader ones before narrower ones. */
    public List<PurposeView> purposes() {
        return vocabulary.purposes(reader.locale());
    }

    /** Whether anything is narrowed. */
    public boolean isNarrowed() {
        return !(value("q") + value(KIND) + value(ORGANISATION) + value("purpose")).isEmpty();
    }

    private String value(String name) {
        return given.getOrDefault(name, "");
    }

    private void take(String name, @Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        given.put(name, stripped.substring(0, Math.min(stripped.length(), LONGEST)));
    }

    /** View parameter: what is searched for. */
    public String getQ() {
        return value("q");
    }

    /** Takes the view parameter; what is longer than anybody types is cut. */
    public void setQ(@Nullable String text) {
        take("q", text);
    }

    /** View parameter. */
    public String getKind() {
        return value(KIND);
    }

    /** Takes the view parameter. */
    public void setKind(@Nullable String code) {
        take(KIND, code);
    }

    /** View parameter: a short name. */
    public String getOrganisation() {
        return value(ORGANISATION);
    }

    /** Takes the view parameter. */
    public void setOrganisation(@Nullable String slug) {
        take(ORGANISATION, slug);
    }

    /** View parameter: a code of the vocabulary. */
    public String getPurpose() {
        return value("purpose");
    }

    /** Takes the view parameter. */
    public void setPurpose(@Nullable String code) {
        take("purpose", code);
    }

    /** View parameter: {@code title}, or empty for the best or the newest first. */
    public String getSort() {
        return value("sort");
    }

    /** Takes the view parameter. */
    public void setSort(@Nullable String column) {
        take("sort", column);
    }
}
