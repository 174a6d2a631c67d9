package io.joule.tron;

import com.fasterxml.jackson.databind.JsonNode;
import io.joule.base.Check;
import io.joule.money.Sun;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * {@link TronNetwork} over the HTTP interface of java-tron nodes and TronGrid. A read goes to the next node when one is
 * in trouble; a broadcast goes once to one; what must come from one node is asked of one node.
 */
public final class HttpTronNetwork implements TronNetwork {

    /** More than 100 blocks at once are answered with {@code {}}. */
    private static final int MAX_BLOCKS = 100;

    private static final String INFOS = "gettransactioninfobyblocknum";

    /** protocol.ResourceCode.ENERGY. */
    private static final int ENERGY = 1;

    private final NodePool pool;
    private final LookAround lookAround;
    private final Fates fates;
    private final Presences presences;
    private final Agreements agreements;
    private final Doubts doubts;

    public HttpTronNetwork(Vertx vertx, NodeList nodes, CallLimits limits, MeterRegistry meters) {
        this(new WebTransport(vertx, limits), nodes, limits, meters, System::nanoTime);
    }

    /** @param nanos the passing of time, by which nodes rest and own limits are kept */
    public HttpTronNetwork(
            Transport transport, NodeList nodes, CallLimits limits, MeterRegistry meters, LongSupplier nanos) {
        this(transport, nodes, NodeTools.alone(limits, nanos, meters));
    }

    public HttpTronNetwork(Transport transport, NodeList nodes, NodeTools tools) {
        JsonHttp http = new JsonHttp(transport);
        Heads heads = new Heads(tools.rules(), tools.clock(), tools.nanos());
        this.pool = new NodePool(
                nodes.endpoints().stream()
                        .map(endpoint ->
                                new NodeClient(new Node(endpoint, tools, heads), http, tools.limits(), tools.nanos()))
                        .toList(),
                new Hedging(tools.rules(), tools.nanos()));
        this.doubts = new Doubts(tools.nanos());
        this.fates = new Fates(pool, tools.limits(), tools.rules(), doubts);
        this.presences = new Presences(pool, tools.limits(), tools.rules(), doubts);
        this.agreements = new Agreements(pool, tools, doubts);
        this.lookAround = new LookAround(pool, tools.rules(), tools.nanos());
    }

    @Override
    public Uni<BlockRef> head() {
        return pool.read("head", View.FULL, BlockQuestions::head)
                .onTermination()
                .invoke(lookAround::due);
    }

    @Override
    public Uni<BlockRef> solidHead() {
        return pool.read("solid head", View.SOLID, node -> BlockQuestions.solidHead(node.essential()));
    }

    @Override
    public Uni<Optional<BlockRef>> block(long height) {
        return pool.read("block", View.FULL, node -> BlockQuestions.block(node.essential(), height));
    }

    @Override
    public Uni<List<SolidBlock>> solidBlocks(long from, long to) {
        return solid("getblockbylimitnext", range(from, to), json -> BlockAnswers.solidBlocks(json, from, to));
    }

    @Override
    public Uni<List<SolidBlock>> headBlocks(long from, long to) {
        return full("getblockbylimitnext", range(from, to), json -> BlockAnswers.solidBlocks(json, from, to));
    }

    private static Map<String, ?> range(long from, long to) {
        Check.argument(from >= 0 && from < to && to - from <= MAX_BLOCKS, "blocks %d to %d", from, to);
        return Map.of("startNum", from, "endNum", to);
    }

    @Override
    public Uni<Optional<AccountState>> account(TronAddress address) {
        return full("getaccount", Map.of("address", address.hex()), json -> AccountAnswers.account(json, address));
    }

    @Override
    public Uni<Optional<AccountResources>> resources(TronAddress address) {
        return full("getaccountresource", Map.of("address", address.hex()), AccountAnswers::resources);
    }

    @Override
    public Uni<Delegatable> delegatable(TronAddress owner) {
        Map<String, ?> question = Map.of("owner_address", owner.hex(), "type", ENERGY);
        return pool.read(
                "delegatable",
                View.FULL,
                node -> BlockQuestions.head(node)
                        .chain(head -> node.full("getcandelegatedmaxsize", question, AccountAnswers::maxSize)
                                .map(amount -> new Delegatable(amount, head.height()))));
    }

    @Override
    public Uni<List<DelegatedResource>> delegated(TronAddress from, TronAddress to) {
        return full(
                "getdelegatedresourcev2",
                Map.of("fromAddress", from.hex(), "toAddress", to.hex()),
                json -> AccountAnswers.delegated(json, from, to));
    }

    @Override
    public Uni<Presence> presence(TronAddress from, TronAddress to, Sun least, Instant since) {
        return presences.of(new Presences.Question(from, to, least, since));
    }

    @Override
    public Uni<DelegatedOut> delegatedOut(TronAddress owner) {
        return pool.ask(View.SOLID, node -> SolidQuestions.delegatedOut(node, owner));
    }

    @Override
    public Uni<Holdings> holdings(TronAddress address, Optional<TronAddress> token) {
        return pool.ask(View.SOLID, node -> SolidQuestions.holdings(node, address, token));
    }

    @Override
    public Uni<ChainParameters> parameters() {
        return full("getchainparameters", Map.of(), AccountAnswers::parameters);
    }

    @Override
    public Uni<BroadcastAnswer> broadcast(SignedTransaction transaction) {
        Map<String, ?> body = Map.of("transaction", HexFormat.of().formatHex(transaction.bytes()));
        return NodePool.onCallersContext(() -> pool.forBroadcast(transaction.id())
                .chain(node -> node.essential().broadcast(body, json -> BroadcastAnswers.read(json, transaction.id())))
                .onFailure(NodeTrouble.class)
                .recoverWithItem(trouble -> BroadcastAnswers.of((NodeTrouble) trouble)));
    }

    @Override
    public Uni<Fate> fate(TxId id) {
        return fates.of(id);
    }

    @Override
    public Uni<Fate> fate(TxId id, Instant expiration) {
        return fates.of(id, expiration);
    }

    @Override
    public Uni<List<AgreedBlock>> agreedBlocks(long from, long to) {
        range(from, to);
        return agreements.blocks(from, to);
    }

    @Override
    public NodesReport nodes() {
        return new NodesReport(
                pool.all().stream().map(client -> client.node().status()).toList(), doubts.recent());
    }

    @Override
    public void restoreNodes() {
        pool.all().forEach(client -> client.node().restore());
    }

    @Override
    public Uni<List<TransactionInfo>> infos(long height) {
        return pool.read(
                INFOS,
                View.FULL,
                node -> node.essential()
                        .full(INFOS, Map.of("num", height), json -> TransactionAnswers.infos(json, height)));
    }

    @Override
    public Uni<List<TransactionInfo>> solidInfos(long height) {
        return pool.read(
                "solid " + INFOS,
                View.SOLID,
                node -> node.essential()
                        .solid(INFOS, Map.of("num", height), json -> TransactionAnswers.infos(json, height)));
    }

    @Override
    public Uni<Optional<TransactionInfo>> solidInfo(TxId id) {
        return solid("gettransactioninfobyid", Map.of("value", id.hex()), json -> TransactionAnswers.info(json, id));
    }

    @Override
    public Uni<Optional<OnChainTransaction>> solidTransaction(TxId id) {
        return solid("gettransactionbyid", Map.of("value", id.hex()), json -> TransactionAnswers.transaction(json, id));
    }

    @Override
    public Uni<CallResult> call(TronAddress caller, TronAddress contract, String function, String parameterHex) {
        return full(
                "triggerconstantcontract",
                Map.of(
                        "owner_address",
                        caller.hex(),
                        "contract_address",
                        contract.hex(),
                        "function_selector",
                        function,
                        "parameter",
                        parameterHex),
                TransactionAnswers::call);
    }

    private <T> Uni<T> full(String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return pool.read(path, View.FULL, node -> node.full(path, question, reader));
    }

    private <T> Uni<T> solid(String path, Map<String, ?> question, Function<JsonNode, T> reader) {
        return pool.read("solid " + path, View.SOLID, node -> node.solid(path, question, reader));
    }
}
