package org.codexfield.metering.model;

/** This gateway was not heard of in time: what it held is lost, and its number may be another's. */
public final class GatewayRunIsLost extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public GatewayRunIsLost() {
        super("This gateway was not heard of in time; it begins anew under another number.");
    }
}
