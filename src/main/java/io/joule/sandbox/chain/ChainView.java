package io.joule.sandbox.chain;

import com.google.protobuf.ByteString;
import io.joule.tron.TronAddress;
import java.math.BigInteger;
import java.util.Optional;
import org.tron.trident.proto.Chain.Transaction;

/**
 * The chain as one kind of question sees it: the full node's pending state, or the solid one. Valid inside one read.
 */
public final class ChainView {

    private final WorldState state;
    private final ChainConfig config;
    private final long headTime;

    ChainView(WorldState state, ChainConfig config, long headTime) {
        this.state = state;
        this.config = config;
        this.headTime = headTime;
    }

    public ChainConfig config() {
        return config;
    }

    /** The account with its usage recovered to the head; empty when the address is not activated. */
    public Optional<Account> account(TronAddress address) {
        return Optional.ofNullable(state.account(address)).map(account -> account.at(headTime / ChainConfig.SLOT_MS));
    }

    /** Units a day that the account's stakes and loans yield. */
    public long limit(Account account, Resource resource) {
        return run(null).limit(account, resource);
    }

    /** All stakes of the network for this resource, in whole TRX. */
    public long totalWeight(Resource resource) {
        return state.weight(resource);
    }

    /** The answer of getcandelegatedmaxsize, in sun. */
    public long delegatable(TronAddress owner, Resource resource) {
        Account account = state.account(owner);
        return account == null ? 0 : Delegatable.announced(run(null), account, resource);
    }

    public DelegationPair delegation(TronAddress from, TronAddress to) {
        return state.delegation(from, to);
    }

    public DelegationIndex delegations(TronAddress address) {
        return state.index(address);
    }

    public BigInteger tokens(TronAddress token, TronAddress holder) {
        return TokenContract.balance(state, token, holder);
    }

    /** Sun of expired unstakes that {@code time} would let the account withdraw. */
    public long withdrawable(Account account, long time) {
        return WithdrawUnfrozenOperation.due(account, time);
    }

    /** Checks a contract as if it were sent now, as a node does before it builds a transaction. */
    public void validate(Transaction proto) throws Refusal {
        Operation.of(new Execution(state.child(), config, headTime, Tx.of(proto)))
                .validate();
    }

    /** Runs a contract call that changes nothing. */
    public ConstantCall call(TronAddress caller, TronAddress contract, ByteString data) throws Refusal {
        SimulatedContract found = state.contract(contract);
        Refusal.unless(found != null, "Smart contract is not exist.");
        SimulatedContract.Outcome outcome =
                found.call(new SimulatedContract.Invocation(state.child(), contract, caller, 0, data.toByteArray()));
        TxResult.Call call = new TxResult.Call(
                contract,
                outcome.returned(),
                outcome.logs(),
                outcome.internals(),
                outcome.success() ? "" : "REVERT opcode executed");
        return new ConstantCall(call, outcome.energy());
    }

    /** What a call returned, and the energy it took. */
    public record ConstantCall(TxResult.Call call, long energy) {}

    private Execution run(Tx tx) {
        return new Execution(state, config, headTime, tx);
    }
}
