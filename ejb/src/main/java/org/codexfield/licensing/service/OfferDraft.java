package org.codexfield.licensing.service;

import java.util.Set;
import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;
import org.jspecify.annotations.Nullable;

/**
 * What a provider wants to offer.
 *
 * @param licence the text of a licence
 * @param versions the numbers of the versions that it covers; every one that is published now when
 *     left out
 */
public record OfferDraft(
        String licence, RequestForm form, Route route, @Nullable Set<String> versions) {}
