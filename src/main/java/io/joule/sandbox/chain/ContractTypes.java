package io.joule.sandbox.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Contract;

/** The contract types that the simulator knows, by their protobuf name. */
public final class ContractTypes {

    private static final Map<String, Message> KNOWN = Stream.<Message>of(
                    Contract.TransferContract.getDefaultInstance(),
                    Contract.AccountCreateContract.getDefaultInstance(),
                    Contract.FreezeBalanceV2Contract.getDefaultInstance(),
                    Contract.UnfreezeBalanceV2Contract.getDefaultInstance(),
                    Contract.WithdrawExpireUnfreezeContract.getDefaultInstance(),
                    Contract.CancelAllUnfreezeV2Contract.getDefaultInstance(),
                    Contract.DelegateResourceContract.getDefaultInstance(),
                    Contract.UnDelegateResourceContract.getDefaultInstance(),
                    Contract.AccountPermissionUpdateContract.getDefaultInstance(),
                    Contract.TriggerSmartContract.getDefaultInstance())
            .collect(Collectors.toMap(message -> message.getDescriptorForType().getName(), Function.identity()));

    private ContractTypes() {}

    /** @param name as in {@code type} of a transaction's contract, for example TransferContract */
    public static Optional<Message> byName(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    static Optional<Message> unpack(Transaction.Contract contract) {
        return byName(contract.getType().name()).flatMap(known -> {
            try {
                return Optional.of(known.getParserForType()
                        .parseFrom(contract.getParameter().getValue()));
            } catch (InvalidProtocolBufferException e) {
                return Optional.empty();
            }
        });
    }
}
