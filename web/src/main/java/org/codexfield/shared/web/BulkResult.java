package org.codexfield.shared.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.codexfield.shared.DomainException;

/**
 * What became of many things done one by one, each in its own transaction: one record for each. A
 * refusal of one keeps none of the others from being done.
 */
public final class BulkResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Item> items = new ArrayList<>();

    /**
     * One of them.
     *
     * @param name as the reader knows it
     * @param problem why it was refused; empty if it was done
     */
    public record Item(String name, String problem) implements Serializable {

        /** Whether it was done. */
        public boolean done() {
            return problem.isEmpty();
        }
    }

    /** Does one. */
    public void add(String name, Texts texts, Runnable command) {
        try {
            command.run();
            items.add(new Item(name, ""));
        } catch (DomainException refusal) {
            items.add(new Item(name, texts.refusal(refusal)));
        }
    }

    /** All, in the order in which they were tried. */
    public List<Item> items() {
        return List.copyOf(items);
    }

    /** Whether anything was tried. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** How many were done. */
    public long done() {
        return items.stream().filter(Item::done).count();
    }

    /** How many were refused. */
    public long refused() {
        return items.size() - done();
    }
}
