package org.codexfield.licensing.service;

import org.codexfield.licensing.RequestForm;
import org.codexfield.licensing.Route;

/**
 * An offer with all it demands.
 *
 * @param licence the text of the licence
 */
public record OfferView(OfferRow offer, String licence, RequestForm form, Route route) {}
