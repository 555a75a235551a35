package org.codexfield.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Visits pages as a browser without script does: keeps cookies, follows redirects when told to, and
 * posts the forms that it was shown. It sends any cookie to any server on this machine, which tests
 * of tampering make use of.
 */
final class Visitor {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_REDIRECTS = 10;
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI home;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private URI at;
    private HttpResponse<String> page;

    /** Opens a page of the portal. */
    Visitor(URI portal, String path) {
        home = portal;
        at = portal;
        page = send(portal.resolve(path), request -> request.GET());
    }

    /** Opens a page of the portal. */
    Visitor open(String path) {
        return open(home.resolve(path));
    }

    /** Opens an address. */
    Visitor open(URI address) {
        page = send(address, request -> request.GET());
        return this;
    }

    /** Opens a page as a part of the page shown asks for it. */
    Visitor ask(String path) {
        page =
                send(
                        home.resolve(path),
                        request -> request.header("Faces-Request", "partial/ajax").GET());
        return this;
    }

    /** Goes where the page leads. */
    Visitor follow() {
        for (int i = 0; i < MAX_REDIRECTS && location().isPresent(); i++) {
            open(at.resolve(location().get()));
        }
        return this;
    }

    /** Fills in a form of the portal's and presses a button; names are without the form's. */
    Visitor submit(String form, String button, Map<String, String> fields) {
        var data = hidden(form);
        nonce().ifPresent(nonce -> data.put("primefaces.nonce", nonce));
        fields.forEach((name, value) -> data.put(form + ":" + name, value));
        data.put(form + ":" + button, button);
        return post(action(form), data);
    }

    /** Posts to an address. */
    Visitor post(String address, Map<String, String> data) {
        var body =
                data.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        page =
                send(
                        at.resolve(address),
                        request ->
                                request.header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        return this;
    }

    /** The form's fields that nobody sees. */
    Map<String, String> hidden(String form) {
        var data = new LinkedHashMap<String, String>();
        INPUT.matcher(markup(form))
                .results()
                .map(found -> found.group())
                .filter(input -> attribute(input, "type").equals("hidden"))
                .forEach(input -> data.put(attribute(input, "name"), attribute(input, "value")));
        return data;
    }

    /** Where a form is posted to. */
    String action(String form) {
        var markup = markup(form);
        return attribute(markup.substring(0, markup.indexOf('>') + 1), "action");
    }

    /** The status of the last answer. */
    int status() {
        return page.statusCode();
    }

    /** The last answer. */
    String text() {
        return page.body();
    }

    /** Where the last page was. */
    URI address() {
        return at;
    }

    /** Path and query of where the last page was. */
    String path() {
        return at.getRawPath() + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery());
    }

    /** Where the last answer leads. */
    Optional<String> location() {
        return page.headers().firstValue("Location");
    }

    /** A header of the last answer; empty without. */
    String header(String name) {
        return page.headers().firstValue(name).orElse("");
    }

    /** All values of a header of the last answer. */
    List<String> headers(String name) {
        return page.headers().allValues(name);
    }

    /** A cookie; empty without. */
    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Replaces a cookie. */
    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private Optional<String> nonce() {
        var nonce = NONCE.matcher(page.body());
        return nonce.find() ? Optional.of(nonce.group(1)) : Optional.empty();
    }

    private String markup(String form) {
        var found =
                Pattern.compile("<form[^>]* id=\"" + form + "\".*?</form>", Pattern.DOTALL)
                        .matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException(
                    "no form " + form + " at " + at + " (" + status() + "): " + page.body());
        }
        return found.group();
    }

    static String attribute(String element, String name) {
        var found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element);
        return found.find() ? unescaped(found.group(1)) : "";
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(URI address, UnaryOperator<HttpRequest.Builder> how) {
        at = address;
        var request = how.apply(HttpRequest.newBuilder(address).timeout(TIMEOUT));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", -1)[0];
        int equals = pair.indexOf('=');
        var name = pair.substring(0, equals);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(equals + 1));
        }
    }
}
