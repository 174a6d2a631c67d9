package io.joule.tron;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.joule.money.Sun;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Chain.Transaction.Contract.ContractType;
import org.tron.trident.proto.Contract.TransferContract;

/**
 * Holds what a node says of a transaction against the transaction's own bytes: their hash is its id, and they say who
 * pays whom how much. A node can leave a payment out, but it can't make one up under an id that is on the chain.
 */
final class RawData {

    private static final String FIELD = "raw_data_hex";

    private RawData() {}

    /** @throws NodeTrouble a lie, when the bytes say another thing; unreadable, when a payment comes without them */
    static void verify(Answer transaction, TxId id, List<Payment> payments) {
        String hex = transaction.text(FIELD);
        Answer.expect(Answer.isHex(hex) && hex.length() % 2 == 0, FIELD, "hex");
        if (hex.isEmpty()) {
            Answer.expect(payments.isEmpty(), FIELD, "there");
            return;
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        Answer.expectTrue(HexFormat.of().formatHex(sha256(bytes)).equals(id.hex()), "txID", "the hash of " + FIELD);
        if (!payments.isEmpty()) {
            Answer.expectTrue(payments(bytes).equals(payments), "raw_data", "what " + FIELD + " says");
        }
    }

    private static List<Payment> payments(byte[] bytes) {
        List<Payment> payments = new ArrayList<>();
        try {
            List<Transaction.Contract> contracts =
                    Transaction.raw.parseFrom(bytes).getContractList();
            for (int index = 0; index < contracts.size(); index++) {
                if (contracts.get(index).getType() == ContractType.TransferContract) {
                    ByteString value = contracts.get(index).getParameter().getValue();
                    payments.add(payment(index, TransferContract.parseFrom(value)));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw NodeTrouble.lie(FIELD + " is no transaction");
        }
        return payments;
    }

    private static Payment payment(int index, TransferContract value) {
        return new Payment(
                index,
                TronAddress.of(value.getOwnerAddress().toByteArray()),
                TronAddress.of(value.getToAddress().toByteArray()),
                new Sun(value.getAmount()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
