package org.codexfield.metering.service;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases.Answer;
import org.codexfield.metering.model.QuotaLeases.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The permits of one quota that this gateway holds: in stock, and held by calls under way. What the
 * database says it holds is the sum of both; after an exchange with it that failed this is made so
 * again.
 */
final class QuotaSlice {

    private static final System.Logger LOG = System.getLogger(QuotaSlice.class.getName());
    private static final long RECALL_MILLIS = 2_000;
    private static final long AGAIN_MILLIS = 20;
    private static final long QUIET_MILLIS = 50;

    private final QuotaKey key;
    private final GatewayRun run;
    private final QuotaDesk desk;
    private final Consumer<QuotaSlice> doubt;

    private long stock;
    private long held;
    // left the stock, and may not have come to the database yet
    private long returning;
    // its stock is on its way back; closed: it has arrived
    private boolean ending;
    private boolean closed;
    private boolean scarce;
    private boolean spent;
    // one caller asks the database, for all; leasing: this very moment
    private boolean asking;
    private boolean leasing;
    private boolean answerLater;
    // what was told last, and until when nobody asks again
    private Taking told = Taking.UNCLEAR;
    private long quietUntil = System.nanoTime();

    /**
     * A slice that holds nothing.
     *
     * @param doubt who is told that an exchange failed, and calls {@link #reconcile()} some time
     */
    QuotaSlice(QuotaKey key, GatewayRun run, QuotaDesk desk, Consumer<QuotaSlice> doubt) {
        this.key = key;
        this.run = run;
        this.desk = desk;
        this.doubt = doubt;
    }

    GatewayRun run() {
        return run;
    }

    QuotaKey key() {
        return key;
    }

    /** How asking for a permit came out. */
    enum Taking {
        TAKEN,
        EXHAUSTED,
        /** Another gateway does not answer; what it holds is free soon. */
        UNCLEAR,
        /** This slice is no longer used; there may be another. */
        CLOSED
    }

    /** Takes a permit; asks the database when there is none in stock, one thread at a time. */
    Taking take() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RECALL_MILLIS);
        synchronized (this) {
            while (true) {
                var known = known();
                if (known != null) {
                    return known;
                }
                if (!ending && !asking) {
                    asking = true;
                    break;
                }
                if (System.nanoTime() - deadline >= 0) {
                    return Taking.UNCLEAR;
                }
                wait(AGAIN_MILLIS);
            }
        }
        try {
            return asked(deadline);
        } finally {
            synchronized (this) {
                asking = false;
                notifyAll();
            }
        }
    }

    /** What can be said without waiting or asking. */
    private @Nullable Taking known() {
        if (closed) {
            return Taking.CLOSED;
        }
        if (ending) {
            return null;
        }
        if (taken()) {
            return Taking.TAKEN;
        }
        if (spent) {
            return Taking.EXHAUSTED;
        }
        return System.nanoTime() - quietUntil < 0 ? told : null;
    }

    private boolean taken() {
        if (stock == 0) {
            return false;
        }
        stock--;
        held++;
        return true;
    }

    private Taking asked(long deadline) throws InterruptedException {
        while (true) {
            var slice = lease();
            boolean mine;
            boolean answer;
            synchronized (this) {
                mine = taken();
                answer = answerLater;
                answerLater = false;
            }
            if (answer) {
                answerNow();
            }
            if (mine) {
                return Taking.TAKEN;
            }
            synchronized (this) {
                if (slice.answer() == Answer.EXHAUSTED) {
                    return tell(Taking.EXHAUSTED);
                }
                if (System.nanoTime() - deadline >= 0) {
                    return tell(Taking.UNCLEAR);
                }
                wait(AGAIN_MILLIS);
                if (taken()) {
                    return Taking.TAKEN;
                }
            }
        }
    }

    private Taking tell(Taking taking) {
        told = taking;
        quietUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
        return taking;
    }

    private Slice lease() {
        synchronized (this) {
            leasing = true;
        }
        Slice slice = null;
        try {
            slice = desk.lease(key, run.id());
            return slice;
        } finally {
            synchronized (this) {
                leasing = false;
                if (slice != null) {
                    stock += slice.permits();
                    scarce |= slice.scarce();
                    spent |= slice.spent();
                    notifyAll();
                }
            }
            if (slice == null) {
                // it may have been given all the same
                doubt.accept(this);
            }
        }
    }

    private void answerNow() {
        try {
            giveStockBack(true);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A recall is answered later", e);
        }
    }

    /** The receipt that spends it is durable. */
    synchronized void spent() {
        held--;
    }

    /** The call counts nothing: its permit is free again. */
    void release() {
        synchronized (this) {
            held--;
            stock++;
            notifyAll();
            if (!scarce) {
                return;
            }
        }
        giveStockBack(false);
    }

    /** Others need what is in stock. */
    void recalled() {
        synchronized (this) {
            if (ending || closed) {
                // what it has goes back
                return;
            }
            scarce = true;
            if (leasing) {
                // what comes now may have been given before they asked
                answerLater = true;
                return;
            }
        }
        giveStockBack(true);
    }

    private void giveStockBack(boolean answer) {
        long permits;
        synchronized (this) {
            permits = stock;
            stock = 0;
            returning += permits;
        }
        boolean given = false;
        try {
            if (answer) {
                desk.answer(key, run.id(), permits);
            } else if (permits > 0) {
                desk.giveBack(key, run.id(), permits);
            }
            given = true;
        } finally {
            synchronized (this) {
                returning -= permits;
            }
            if (!given) {
                doubt.accept(this);
            }
        }
    }

    /**
     * Asks the database what the run holds, and has that in stock which no call holds. What is
     * spent or given back at this moment may be missed, so there may be too little, never too much.
     *
     * @return false if it is to be tried again
     */
    boolean reconcile() {
        boolean back;
        synchronized (this) {
            if (closed) {
                return true;
            }
            if (leasing || ending) {
                return false;
            }
            stock = Math.max(0, desk.held(key, run.id()) - held - returning);
            back = scarce && stock > 0;
            notifyAll();
        }
        if (back) {
            giveStockBack(false);
        }
        return true;
    }

    /** Whether permits of a run may be taken of it. */
    synchronized boolean isOpen(GatewayRun of) {
        return !closed && run.equals(of);
    }

    /**
     * Begins to end it, unless a call needs it; calls wait until {@link #ended}.
     *
     * @return what is in stock, and is to be given back; empty if it goes on
     */
    synchronized OptionalLong end() {
        if (ending || closed || held > 0 || returning > 0 || asking) {
            return OptionalLong.empty();
        }
        ending = true;
        return OptionalLong.of(stock);
    }

    /** What was in stock was given back, or may not have been: then it goes on. */
    void ended(boolean given) {
        synchronized (this) {
            ending = false;
            closed = given;
            stock = given ? 0 : stock;
            notifyAll();
        }
        if (!given) {
            doubt.accept(this);
        }
    }
}
