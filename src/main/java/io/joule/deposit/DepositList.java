package io.joule.deposit;

import io.joule.base.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a customer paid: what is only seen, and what is credited. */
@ApplicationScoped
public class DepositList {

    private final Sql sql;
    private final DepositListSql list = new DepositListSql();

    DepositList(Sql sql) {
        this.sql = sql;
    }

    /** Credited ones, newest first; the first page has those before it that are only seen. */
    public Uni<List<DepositView>> of(long customer, OptionalLong before, int limit) {
        Uni<List<DepositView>> credited = list.credited(sql.pool(), customer, before.orElse(Long.MAX_VALUE), limit);
        return before.isPresent()
                ? credited
                : list.seen(sql.pool(), customer, limit)
                        .chain(seen -> credited.map(found ->
                                Stream.concat(seen.stream(), found.stream()).toList()));
    }
}
