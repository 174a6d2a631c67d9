package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A contract that pays many at once, as the recorded one does: TRX by internal transactions
 * ({@code 272a6645(address[],uint256)}), or tokens of its own ({@code b4fbbc0a(address,address[],uint256)}).
 */
final class PayerContract implements SimulatedContract {

    private static final long ENERGY_PER_PAYMENT = 7_334;
    private static final long ENERGY_PER_TOKEN_PAYMENT = 939;

    @Override
    public Outcome call(Invocation call) {
        return switch (Abi.selector(call.data())) {
            case "272a6645" -> payTrx(call);
            case "b4fbbc0a" -> payTokens(call);
            default -> Outcome.revert(ENERGY_PER_PAYMENT, "no such function");
        };
    }

    private Outcome payTrx(Invocation call) {
        long each = Abi.number(call.data(), 1)
                .min(BigInteger.valueOf(Long.MAX_VALUE / 2))
                .longValue();
        List<TxResult.InternalTransfer> paid = new ArrayList<>();
        for (TronAddress to : Abi.addresses(call.data(), 0)) {
            Account payer = call.state().edit(call.self());
            Account recipient = call.state().edit(to);
            if (payer.balance < each || recipient == null) {
                return Outcome.revert(ENERGY_PER_PAYMENT, "payment failed");
            }
            payer.balance -= each;
            recipient.balance += each;
            paid.add(new TxResult.InternalTransfer(call.self(), to, each));
        }
        return new Outcome(true, ENERGY_PER_PAYMENT * paid.size(), new byte[0], List.of(), paid);
    }

    private Outcome payTokens(Invocation call) {
        TronAddress token = Abi.address(call.data(), 0);
        SimulatedContract contract = call.state().contract(token);
        List<TxResult.Log> logs = new ArrayList<>();
        List<TxResult.InternalTransfer> calls = new ArrayList<>();
        long energy = 0;
        for (TronAddress to : Abi.addresses(call.data(), 1)) {
            byte[] data = Abi.call("transfer(address,uint256)", Abi.word(to), Abi.word(Abi.number(call.data(), 2)));
            Outcome one = contract == null
                    ? Outcome.revert(0, "no token")
                    : contract.call(new Invocation(call.state(), token, call.self(), 0, data));
            energy += ENERGY_PER_TOKEN_PAYMENT + one.energy();
            if (!one.success()) {
                return Outcome.revert(energy, "payment failed");
            }
            logs.addAll(one.logs());
            calls.add(new TxResult.InternalTransfer(call.self(), token, 0));
        }
        return new Outcome(true, energy, new byte[0], logs, calls);
    }
}
