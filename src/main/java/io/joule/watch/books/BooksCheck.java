package io.joule.watch.books;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

/** Compares one kind of thing. */
interface BooksCheck {

    /** The areas to look at, each by itself: one that can't be looked at does not keep the others from it. */
    Uni<List<Area>> areas();

    /** @param look fails when the area can't be judged just now; its findings stay as they are then */
    record Area(String name, Supplier<Uni<Verdict>> look) {}

    static Uni<List<Area>> one(String name, Supplier<Uni<Verdict>> look) {
        return Uni.createFrom().item(List.of(new Area(name, look)));
    }
}
