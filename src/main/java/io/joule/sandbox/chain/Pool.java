package io.joule.sandbox.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the node has accepted and no block holds yet, with the state as if all of it were in. */
final class Pool {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Consumer<WorldState>> edits = new ArrayList<>();
    private WorldState view;

    /** @param lost the producer will forget it */
    record Entry(Tx tx, TxResult result, boolean lost) {}

    Pool(WorldState head) {
        reset(head);
    }

    /** Forgets everything; the view becomes the head's. */
    void reset(WorldState head) {
        entries.clear();
        edits.clear();
        view = head.child();
    }

    void add(Tx tx, TxResult result, boolean lost) {
        entries.put(tx.id(), new Entry(tx, result, lost));
    }

    void add(Consumer<WorldState> edit) {
        edit.accept(view);
        edits.add(edit);
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    List<Consumer<WorldState>> edits() {
        return List.copyOf(edits);
    }

    Optional<Entry> find(String txId) {
        return Optional.ofNullable(entries.get(txId));
    }

    int size() {
        return entries.size();
    }

    WorldState view() {
        return view;
    }
}
