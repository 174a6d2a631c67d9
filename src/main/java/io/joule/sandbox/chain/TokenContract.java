package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;

/** A TRC20 token with six decimals, as USDT is. */
final class TokenContract implements SimulatedContract {

    private static final byte[] TRANSFER_EVENT =
            HexFormat.of().parseHex("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
    private static final byte[] TRUE = Abi.word(BigInteger.ONE);
    private static final int DECIMALS = 6;
    private static final long BALANCE_ENERGY = 502;
    private static final long READ_ENERGY = 263;

    private final String name;
    private final String symbol;
    private final TokenCosts costs;

    TokenContract(String name, String symbol, TokenCosts costs) {
        this.name = name;
        this.symbol = symbol;
        this.costs = costs;
    }

    @Override
    public Outcome call(Invocation call) {
        byte[] data = call.data();
        return switch (Abi.selector(data)) {
            case "a9059cbb" -> move(call, call.caller(), Abi.address(data, 0), Abi.number(data, 1), 0);
            case "23b872dd" -> transferFrom(call);
            case "095ea7b3" -> approve(call);
            case "70a08231" ->
                Outcome.of(BALANCE_ENERGY, Abi.word(balance(call.state(), call.self(), Abi.address(data, 0))));
            case "dd62ed3e" -> Outcome.of(BALANCE_ENERGY, Abi.word(allowance(call)));
            case "06fdde03" -> Outcome.of(READ_ENERGY, Abi.text(name));
            case "95d89b41" -> Outcome.of(READ_ENERGY, Abi.text(symbol));
            case "313ce567" -> Outcome.of(READ_ENERGY, Abi.word(BigInteger.valueOf(DECIMALS)));
            default -> Outcome.revert(READ_ENERGY, "no such function");
        };
    }

    private Outcome transferFrom(Invocation call) {
        TronAddress from = Abi.address(call.data(), 0);
        BigInteger amount = Abi.number(call.data(), 2);
        WorldState.TokenSlot allowance = new WorldState.TokenSlot(call.self(), from, call.caller());
        BigInteger allowed = read(call.state(), allowance);
        if (allowed.compareTo(amount) < 0) {
            return Outcome.revert(costs.revert(), "SafeMath: subtraction overflow");
        }
        call.state().putToken(allowance, allowed.subtract(amount));
        return move(call, from, Abi.address(call.data(), 1), amount, costs.byAllowance());
    }

    private Outcome approve(Invocation call) {
        TronAddress spender = Abi.address(call.data(), 0);
        WorldState.TokenSlot slot = new WorldState.TokenSlot(call.self(), call.caller(), spender);
        call.state().putToken(slot, Abi.number(call.data(), 1));
        return Outcome.of(costs.approve(), TRUE);
    }

    private BigInteger allowance(Invocation call) {
        TronAddress holder = Abi.address(call.data(), 0);
        return read(call.state(), new WorldState.TokenSlot(call.self(), holder, Abi.address(call.data(), 1)));
    }

    private Outcome move(Invocation call, TronAddress from, TronAddress to, BigInteger amount, long extra) {
        WorldState state = call.state();
        BigInteger available = balance(state, call.self(), from);
        if (available.compareTo(amount) < 0) {
            return Outcome.revert(costs.revert(), "SafeMath: subtraction overflow");
        }
        boolean newHolder = balance(state, call.self(), to).signum() == 0 && amount.signum() > 0;
        credit(state, call.self(), from, amount.negate());
        credit(state, call.self(), to, amount);
        TxResult.Log event =
                new TxResult.Log(call.self(), List.of(TRANSFER_EVENT, Abi.word(from), Abi.word(to)), Abi.word(amount));
        return Outcome.of((newHolder ? costs.toNewHolder() : costs.toHolder()) + extra, TRUE, event);
    }

    static BigInteger balance(WorldState state, TronAddress token, TronAddress holder) {
        return read(state, new WorldState.TokenSlot(token, holder, null));
    }

    static void credit(WorldState state, TronAddress token, TronAddress holder, BigInteger amount) {
        state.putToken(
                new WorldState.TokenSlot(token, holder, null),
                balance(state, token, holder).add(amount));
    }

    private static BigInteger read(WorldState state, WorldState.TokenSlot slot) {
        BigInteger value = state.token(slot);
        return value == null ? BigInteger.ZERO : value;
    }
}
