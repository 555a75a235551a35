package org.codexfield.evidence.service;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.codexfield.evidence.Fact;

/** Remembers the facts that a service fires. */
public final class FiredFacts implements Event<Fact> {

    public final List<Fact> facts = new ArrayList<>();

    @Override
    public void fire(Fact fact) {
        facts.add(fact);
    }

    @Override
    public <U extends Fact> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException("Facts are observed in the same transaction");
    }

    @Override
    public <U extends Fact> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        return fireAsync(event);
    }

    @Override
    public Event<Fact> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException("Facts have no qualifiers");
    }

    @Override
    public <U extends Fact> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("Facts have no qualifiers");
    }

    @Override
    public <U extends Fact> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("Facts have no qualifiers");
    }
}
