package org.codexfield.licensing.service;

import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;

/**
 * What a provider wants to offer.
 *
 * @param licence the text of a licence
 */
public record OfferDraft(String licence, RequestForm form, Route route) {}
