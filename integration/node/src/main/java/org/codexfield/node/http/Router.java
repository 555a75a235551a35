package org.codexfield.node.http;

import io.undertow.server.HttpServerExchange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.codexfield.node.store.Capsule;
import org.codexfield.node.store.Shelf;
import org.codexfield.shared.Digest;

/** Finds what serves an address. Names from outside are looked up in manifests, nowhere else. */
final class Router {

    private static final String CAPSULES = "/capsules/";
    private static final String PARTS = "parts/";

    private final Shelf shelf;
    private final PartAction parts;
    private final ModelAction models;
    private final PromptAction prompts;
    private final ChallengeAction challenges;

    Router(
            Shelf shelf,
            PartAction parts,
            ModelAction models,
            PromptAction prompts,
            ChallengeAction challenges) {
        this.shelf = shelf;
        this.parts = parts;
        this.models = models;
        this.prompts = prompts;
        this.challenges = challenges;
    }

    Action find(HttpServerExchange exchange) {
        var route = route(path(exchange.getRequestURI())).orElseThrow(AddressIsUnknown::new);
        if (!route.methods().contains(exchange.getRequestMethod())) {
            throw new MethodIsNotAllowed(route.allowed());
        }
        return route.action();
    }

    private Optional<Route> route(String path) {
        if (path.equals("/challenges")) {
            return Optional.of(Route.post(challenges::serve));
        }
        int end = path.indexOf('/', CAPSULES.length());
        if (!path.startsWith(CAPSULES) || end < 0) {
            return Optional.empty();
        }
        var digest = Digest.parse(path.substring(CAPSULES.length(), end));
        var capsule = shelf.find(digest).orElseThrow(() -> new CapsuleIsNotHere(digest));
        return route(capsule, path.substring(end + 1));
    }

    private Optional<Route> route(Capsule capsule, String address) {
        if (address.startsWith(PARTS)) {
            var path = address.substring(PARTS.length());
            return Optional.of(Route.get(exchange -> parts.serve(exchange, capsule, path)));
        }
        if (address.equals("render")) {
            return Optional.of(Route.post(exchange -> prompts.render(exchange, capsule)));
        }
        return models.route(capsule, address);
    }

    /** Decoded once, so that a name can hold whatever a part's name may. */
    private static String path(String raw) {
        try {
            var path = new URI("http://node" + raw).getPath();
            return path == null ? "" : path;
        } catch (URISyntaxException e) {
            throw new AddressIsUnknown();
        }
    }
}
