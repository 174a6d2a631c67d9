package io.joule.tron;

/** Which views a question needs of the one node that it is asked of. */
enum View {
    FULL,
    SOLID,
    BOTH;

    boolean isServedBy(NodeRole role) {
        return switch (this) {
            case FULL -> role.servesFull();
            case SOLID -> role.servesSolid();
            case BOTH -> role == NodeRole.BOTH;
        };
    }
}
