package org.codexfield.identity.service;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Counts attempts in a transaction of its own, as the container does. */
final class RecordsApart extends LoginRecords {

    @Override
    public Optional<Instant> reserve(String email) {
        return CompletableFuture.supplyAsync(() -> super.reserve(email)).join();
    }

    @Override
    public void release(String email) {
        CompletableFuture.runAsync(() -> super.release(email)).join();
    }
}
