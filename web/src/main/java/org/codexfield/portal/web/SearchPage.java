package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.codexfield.capsules.service.CatalogueEntry;
import org.codexfield.capsules.service.CatalogueService;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.web.Reader;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** Finds capsules by their words, and pages of the portal by their name. */
@Named("searchPage")
@RequestScoped
public class SearchPage {

    private static final int LONGEST = 200;
    private static final int MOST = 5;

    @Inject private Navigation navigation;
    @Inject private CatalogueService catalogue;
    @Inject private Texts texts;
    @Inject private Reader reader;
    private String query = "";
    private @Nullable Page<CatalogueEntry> capsules;

    /** What was searched for; never null. */
    public String getQuery() {
        return query;
    }

    /** Takes the view parameter; what is longer than anybody types is cut. */
    public void setQuery(@Nullable String text) {
        String given = text == null ? "" : text.strip();
        query = given.substring(0, Math.min(given.length(), LONGEST));
    }

    /** The capsules that match best; none before anything is searched for. */
    public Page<CatalogueEntry> capsules() {
        if (capsules == null) {
            capsules =
                    query.isEmpty()
                            ? new Page<>(List.of(), 0)
                            : catalogue.search(ListQuery.first(MOST).containing(query));
        }
        return capsules;
    }

    /** The pages whose name holds what was searched for; none before anything is. */
    public List<Navigation.Entry> pages() {
        if (query.isEmpty()) {
            return List.of();
        }
        Locale locale = reader.locale();
        String wanted = query.toLowerCase(locale);
        return navigation.groups().stream()
                .flatMap(group -> group.entries().stream())
                .filter(page -> texts.of(page.label()).toLowerCase(locale).contains(wanted))
                .toList();
    }
}
