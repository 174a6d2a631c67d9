package io.joule.delegation;

import com.google.protobuf.ByteString;
import io.joule.testing.TestDatabase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tron.trident.proto.Chain.Transaction;

/** What a killed Joule leaves behind: orders of a hundred customers, each with its money held. */
final class OpenOrders {

    private static final String FILL = """
            insert into customer (id, created_at) select n, now() from generate_series(2, 101) n;
            select ledger_post('deposit', 'fill:' || n, now(), null, n, 'TRX', array['deposits', 'available'],
                       array[-1000000000000, 1000000000000]) from generate_series(2, 101) n;
            insert into energy_order (id, customer_id, receiver, energy, duration, duration_seconds,
                price_sun_per_energy, cost_micros, status, missing_energy, next_attempt_at, expires_at, created_at)
            select lpad(to_hex(n), 32, '0')::uuid, 2 + n %% 100, '%2$s', 1000, '1h', 3600, 45, 45000,
                   case when n > %3$d then 'pending' else 'processing' end, 0, now(), now() + interval '30 min', now()
              from generate_series(1, %1$d) n;
            select ledger_post('hold', id::text, now(), null, customer_id, 'TRX', array['available', 'held'],
                       array[-cost_micros, cost_micros]) from energy_order;
            insert into delegation (id, order_id, wallet_id, energy, sun, status, next_attempt_at, created_at)
            select id, id, 1 + ('x' || right(id::text, 4))::bit(16)::int %% 2, 1000, 2000000,
                   case status when 'pending' then 'planned' else 'sent' end, now(), now() from energy_order""";

    private static final String TRANSACTIONS = """
            insert into chain_tx (id, purpose, subject, wallet, signed, timestamp_ms, expires_at, status, broadcasts,
                next_look_at, created_at)
            select encode(t.id, 'hex'), 'delegate', d.id, w.address, t.signed, %d + t.n, now() + interval '5 min',
                   case when t.n %% 2 = 0 then 'signed' else 'in_doubt' end, t.n %% 2, now(), now()
              from unnest(?::bytea[], ?::bytea[]) with ordinality as t(id, signed, n)
              join delegation d on d.id = lpad(to_hex(t.n), 32, '0')::uuid join supplier_wallet w on w.id = d.wallet_id""";

    private final int all;
    private final List<String> signed = new ArrayList<>();

    OpenOrders(TestDatabase database, int all) throws SQLException {
        this.all = all;
        try (Connection connection = database.jdbc();
                var statement = connection.createStatement()) {
            int onTheirWay = all - all / 20;
            statement.execute(FILL.formatted(all, TestDesk.RECEIVER.address(), onTheirWay));
            fillTransactions(connection, onTheirWay);
            statement.execute("vacuum analyze");
        }
    }

    /** Ids of the transactions that got into blocks. */
    List<String> inBlocks() {
        return signed.subList(0, all * 4 / 5);
    }

    /** All that should leave has left: what was signed and is in no block with the bytes it had, and the rest. */
    boolean sent(LightNode node) {
        List<String> again = signed.subList(all * 4 / 5, signed.size());
        return node.sent().size() == all - all * 4 / 5 && node.sent().containsAll(again);
    }

    private void fillTransactions(Connection connection, int count) throws SQLException {
        long killed = System.currentTimeMillis() - 30_000;
        byte[][] ids = new byte[count][];
        byte[][] bytes = new byte[count][];
        for (int i = 0; i < count; i++) {
            Transaction tx = Transaction.newBuilder()
                    .setRawData(Transaction.raw
                            .newBuilder()
                            .setTimestamp(killed - i)
                            .setData(ByteString.copyFrom(new byte[180])))
                    .addSignature(ByteString.copyFrom(new byte[65]))
                    .build();
            bytes[i] = tx.toByteArray();
            ids[i] = sha256(tx.getRawData().toByteArray());
            signed.add(HexFormat.of().formatHex(ids[i]));
        }
        try (var insert = connection.prepareStatement(TRANSACTIONS.formatted(killed - count))) {
            insert.setArray(1, connection.createArrayOf("bytea", ids));
            insert.setArray(2, connection.createArrayOf("bytea", bytes));
            insert.execute();
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
