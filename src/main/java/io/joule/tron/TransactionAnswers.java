package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.money.Sun;
import io.joule.tron.TransactionInfo.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads transactions, what became of them, and simulated calls. */
final class TransactionAnswers {

    private TransactionAnswers() {}

    /** Empty for {@code {}}: not in a block, as far as this view goes. */
    static Optional<TransactionInfo> info(JsonNode json, TxId asked) {
        Answer answer = Answer.of(json);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        TransactionInfo info = info(answer);
        Answer.expectTrue(info.id().equals(asked), "id", "the transaction that was asked for");
        return Optional.of(info);
    }

    static List<TransactionInfo> infos(JsonNode json, long height) {
        List<TransactionInfo> infos =
                Answer.list(json).stream().map(TransactionAnswers::info).toList();
        boolean ofThatBlock = infos.stream().allMatch(info -> info.height() == height);
        Answer.expectTrue(ofThatBlock, "blockNumber", "the height that was asked for");
        return infos;
    }

    static Optional<OnChainTransaction> transaction(JsonNode json, TxId asked) {
        Answer answer = Answer.of(json);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        OnChainTransaction transaction = transaction(answer);
        Answer.expectTrue(transaction.id().equals(asked), "txID", "the transaction that was asked for");
        return Optional.of(transaction);
    }

    static OnChainTransaction transaction(Answer answer) {
        List<Answer> results = answer.objects("ret");
        boolean success = !results.isEmpty()
                && results.stream().allMatch(ret -> ret.text("contractRet").equals("SUCCESS"));
        List<Payment> payments = new ArrayList<>();
        Optional<TronAddress> caller = Optional.empty();
        String data = "";
        List<Answer> contracts = answer.object("raw_data").objects("contract");
        for (int index = 0; index < contracts.size(); index++) {
            String type = contracts.get(index).text("type");
            if (type.equals("TransferContract")) {
                payments.add(payment(index, contracts.get(index)));
            } else if (type.equals("TriggerSmartContract") || type.equals("CreateSmartContract")) {
                caller = Optional.of(value(contracts.get(index)).address("owner_address"));
                data = value(contracts.get(index)).text("data");
            }
        }
        TxId id = answer.txId("txID");
        RawData.verify(answer, id, payments);
        return new OnChainTransaction(id, success, payments, caller, data);
    }

    static CallResult call(JsonNode json) {
        Answer answer = Answer.of(json);
        Answer result = answer.object("result");
        String message = NodeText.readable(result.text("message"));
        // A reverted call has result true as well; only its message tells.
        boolean success = result.flag("result")
                && message.isEmpty()
                && result.text("code").isEmpty();
        String value = answer.texts("constant_result").stream().findFirst().orElse("");
        Answer.expect(Answer.isHex(value), "constant_result", "hex");
        return new CallResult(success, answer.amount("energy_used"), value, message);
    }

    private static Payment payment(int index, Answer contract) {
        Answer value = value(contract);
        return new Payment(
                index, value.address("owner_address"), value.address("to_address"), new Sun(value.amount("amount")));
    }

    private static Answer value(Answer contract) {
        return contract.object("parameter").object("value");
    }

    private static TransactionInfo info(Answer answer) {
        String receipt = answer.has("receipt") ? answer.object("receipt").text("result") : "";
        boolean success = !answer.text("result").equals("FAILED") && (receipt.isEmpty() || receipt.equals("SUCCESS"));
        return new TransactionInfo(
                answer.txId("id"),
                answer.required("blockNumber"),
                answer.time("blockTimeStamp"),
                success,
                new Sun(answer.amount("fee")),
                answer.objects("log").stream().map(TransactionAnswers::log).toList(),
                InternalPayments.read(answer.objects("internal_transactions")));
    }

    private static EventLog log(Answer log) {
        List<String> topics = log.texts("topics");
        topics.forEach(topic -> Answer.expect(topic.length() == 64 && Answer.isHex(topic), "topics", "64 hex digits"));
        String data = log.text("data");
        Answer.expect(Answer.isHex(data) && data.length() % 2 == 0, "data", "hex");
        // Only here a node writes an address without its 41.
        return new EventLog(TronAddress.fromHex("41" + log.hex("address", 40)), topics, data);
    }
}
