package org.codexfield.architecture;

/** What code is for: the second part of every package's name, and the module that it lies in. */
enum Layer {
    /** A context's base package: what others may know of it. */
    PUBLISHED("domain"),
    /** Aggregates, policies, refusals, ports. */
    MODEL("domain"),
    /** Checks that node and verifier share. */
    VERIFY("domain"),
    /** Use cases. */
    SERVICE("ejb"),
    /** Adapters of the database. */
    PERSISTENCE("ejb"),
    /** Pages and resources. */
    WEB("web"),
    /** Adapters of everything else outside, named for their technology. */
    TECHNOLOGY("integration/adapters"),
    /** Settings; they belong to no context. */
    CONFIG("config");

    private final String module;

    Layer(String module) {
        this.module = module;
    }

    /** The folder of the Maven module. */
    String module() {
        return module;
    }

    /** Whether the class ends up in the EAR's lib folder, where beans see no bean of ejb.jar. */
    boolean isInLib() {
        return this != SERVICE && this != PERSISTENCE && this != WEB;
    }
}
