package org.codexfield.licensing.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.codexfield.shared.Digest;

/**
 * A licence in both of its forms.
 *
 * @param exact whether nothing was lost
 * @param text the canonical text; absent when the policy cannot be expressed
 * @param odrl the canonical form; absent when the policy cannot be expressed
 * @param termsDigest the digest of the canonical form
 * @param findings what could not be expressed
 */
public record ConversionView(
        boolean exact,
        Optional<String> text,
        Optional<JsonNode> odrl,
        Optional<Digest> termsDigest,
        List<FindingView> findings) {}
