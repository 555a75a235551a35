package org.codexfield.metering.service;

import java.util.concurrent.TimeUnit;
import org.codexfield.metering.model.GatewayRun;
import org.codexfield.metering.model.QuotaKey;
import org.codexfield.metering.model.QuotaLeases.Answer;
import org.codexfield.metering.model.QuotaLeases.Slice;

/**
 * The permits of one quota that this gateway holds: in stock, and held by calls under way. What the
 * database says it holds is the sum of both.
 */
final class QuotaSlice {

    private static final long RECALL_MILLIS = 2_000;
    private static final long AGAIN_MILLIS = 20;

    private final QuotaKey key;
    private final GatewayRun run;
    private final QuotaDesk desk;

    private long stock;
    private long held;
    private boolean scarce;
    private boolean spent;
    private boolean asking;

    QuotaSlice(QuotaKey key, GatewayRun run, QuotaDesk desk) {
        this.key = key;
        this.run = run;
        this.desk = desk;
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
        UNCLEAR
    }

    /** Takes a permit; asks the database when there is none in stock, one thread at a time. */
    Taking take() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RECALL_MILLIS);
        while (true) {
            synchronized (this) {
                while (asking && stock == 0) {
                    wait(RECALL_MILLIS);
                }
                if (stock > 0) {
                    stock--;
                    held++;
                    return Taking.TAKEN;
                }
                if (spent) {
                    return Taking.EXHAUSTED;
                }
                asking = true;
            }
            var slice = ask();
            if (slice.answer() == Answer.EXHAUSTED) {
                return Taking.EXHAUSTED;
            }
            if (slice.answer() == Answer.RECALLED) {
                if (System.nanoTime() - deadline > 0) {
                    return Taking.UNCLEAR;
                }
                synchronized (this) {
                    wait(AGAIN_MILLIS);
                }
            }
        }
    }

    private Slice ask() {
        Slice slice = new Slice(Answer.RECALLED, 0, true, false);
        try {
            slice = desk.lease(key, run.id());
            return slice;
        } finally {
            synchronized (this) {
                asking = false;
                stock += slice.permits();
                scarce |= slice.scarce();
                spent |= slice.spent();
                notifyAll();
            }
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
            scarce = true;
        }
        giveStockBack(true);
    }

    private void giveStockBack(boolean answer) {
        long permits;
        synchronized (this) {
            permits = stock;
            stock = 0;
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
            if (!given) {
                synchronized (this) {
                    stock += permits;
                }
            }
        }
    }

    synchronized boolean isIdle() {
        return held == 0 && !asking;
    }
}
