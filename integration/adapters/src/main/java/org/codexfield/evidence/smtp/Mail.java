package org.codexfield.evidence.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.codexfield.evidence.OutboxChannel.DeliveryFailed;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.DomainException;

/**
 * A mail as the outbox holds it.
 *
 * @param to one address
 * @param subject one line
 * @param text plain text
 * @param lang the language tag of the text, if it has one language
 */
record Mail(InternetAddress to, String subject, String text, Optional<String> lang) {

    private static final Set<String> NEEDED = Set.of("to", "subject", "text");
    private static final int MAX_ADDRESS = 254;
    private static final int MAX_SUBJECT = 250;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /**
     * Reads a payload, and refuses whatever could become a header of its own.
     *
     * @throws DeliveryFailed for good, if it cannot be a mail
     */
    static Mail ofPayload(String payload) throws DeliveryFailed {
        try {
            var json = StrictJson.parse(payload);
            if (!NEEDED.stream().allMatch(name -> json.path(name).isTextual())) {
                throw new DeliveryFailed("The mail has no address, subject or text.");
            }
            return new Mail(
                    address(json.get("to").textValue()),
                    line(json.get("subject").textValue()),
                    json.get("text").textValue(),
                    Optional.ofNullable(json.path("lang").textValue())
                            .filter(LANGUAGE.asMatchPredicate()));
        } catch (DomainException e) {
            // what is wrong with the payload may quote it, and it may hold a secret
            throw new DeliveryFailed("The mail is not valid JSON.");
        }
    }

    private static InternetAddress address(String text) throws DeliveryFailed {
        try {
            if (text.length() <= MAX_ADDRESS && text.chars().noneMatch(Character::isISOControl)) {
                var address = new InternetAddress(text, true);
                if (!address.isGroup() && text.equals(address.getAddress())) {
                    return address;
                }
            }
        } catch (AddressException e) {
            throw new DeliveryFailed("The mail's address is not one: " + e.getMessage());
        }
        throw new DeliveryFailed("The mail's address must be a single plain address.");
    }

    private static String line(String text) throws DeliveryFailed {
        if (text.isBlank()
                || text.length() > MAX_SUBJECT
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new DeliveryFailed("The mail's subject must be one line of 1 to 250 characters.");
        }
        return text;
    }
}
