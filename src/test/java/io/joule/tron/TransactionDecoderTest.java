package io.joule.tron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.joule.money.Asset;
import io.joule.money.Money;
import io.joule.money.Sun;
import io.joule.tron.TransactionPlan.Kind;
import io.joule.tron.TransactionPlan.Token;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tron.trident.proto.Chain.Transaction;
import org.tron.trident.proto.Common.ResourceCode;
import org.tron.trident.proto.Contract.DelegateResourceContract;
import org.tron.trident.proto.Contract.TriggerSmartContract;

class TransactionDecoderTest {

    private static final TronAddress OWNER = TronAddress.parse("41c061c516255ab5cdd7461a57613c5cb42fc11188");
    private static final TronAddress RECEIVER = TronAddress.parse("416defd3fce19c79642281db01500d03af850193b9");
    private static final TronAddress CONTRACT = TronAddress.parse("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
    private static final Instant EXPIRATION = Instant.ofEpochMilli(1_795_331_706_000L);
    private static final long TIMESTAMP = 1_795_331_646_194L;
    private static final String ADDRESS_WORD = "0".repeat(24) + RECEIVER.hex().substring(2);
    private static final String AMOUNT_WORD = "0".repeat(58) + "0f4240";
    private static final BlockReference REFERENCE = new BlockReference("0086", "2df31db10f2abe1a");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void mutatedBytesNeverDecodeToTheSameTransactionAndNeverBreakTheDecoder(Kind kind) {
        long seed = 20_261_122L;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] raw = unsigned(kind, 2).raw();
        DecodedTransaction original = TransactionDecoder.decode(raw);
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] mutated = mutate(raw, random);
            if (Arrays.equals(mutated, raw)) {
                continue;
            }
            try {
                assertThat(TransactionDecoder.decode(mutated))
                        .as("seed %d round %d", seed, round)
                        .isNotEqualTo(original);
            } catch (UndecodableTransaction expected) {
                refused++;
            }
        }
        assertThat(refused).as("most mutations are no transaction at all").isGreaterThan(25_000);
    }

    @Test
    void randomBytesAreRefusedWithTheDocumentedException() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThatThrownBy(() -> TransactionDecoder.decode(bytes)).isInstanceOf(UndecodableTransaction.class);
        }
    }

    @Test
    void randomPlansDecodeToThemselves() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 5_000; round++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            boolean tokens = kind == Kind.TRANSFER_TOKEN;
            TransactionPlan plan = new TransactionPlan(
                    kind,
                    address(random),
                    address(random),
                    new Money(tokens ? Asset.USDT : Asset.TRX, random.nextLong(1, Long.MAX_VALUE)),
                    random.nextBoolean() ? 0 : random.nextInt(2, 10),
                    tokens ? new Token(address(random), new Sun(random.nextLong(1, Long.MAX_VALUE))) : null);
            Instant expiration = Instant.ofEpochMilli(random.nextLong(1, 1L << 45));
            long timestamp = random.nextLong(1, 1L << 45);

            UnsignedTransaction built = TransactionBuilder.build(plan, REFERENCE, expiration, timestamp);

            assertThat(TransactionDecoder.decode(built.raw()))
                    .isEqualTo(new DecodedTransaction(plan, expiration, timestamp, REFERENCE));
        }
    }

    @Test
    void anExpirationWithNanosecondsIsCutToWhatTheChainCanCarry() {
        TransactionPlan plan = new TransactionPlan(Kind.TRANSFER, OWNER, RECEIVER, new Sun(1), 0);

        UnsignedTransaction built = TransactionBuilder.build(plan, REFERENCE, EXPIRATION.plusNanos(999_999), TIMESTAMP);

        assertThat(built.expiration()).isEqualTo(EXPIRATION);
    }

    @Test
    void theReferenceTakesTheLow16BitsOfTheHeightAndTheMiddleOfTheId() {
        String id = "0000000003fa9c01" + "35d61c2268a63dbe" + "0".repeat(32);

        assertThat(BlockReference.of(new BlockRef(0x03fa9c01L, id, null, EXPIRATION)))
                .isEqualTo(new BlockReference("9c01", "35d61c2268a63dbe"));
    }

    @Test
    void aFeeLimitAMemoAndASecondContractAreRefusedByName() {
        refusedRaw(raw -> raw.setFeeLimit(1), "fee limit");
        refusedRaw(raw -> raw.setData(ByteString.copyFromUtf8("hello")), "memo");
        refusedRaw(raw -> raw.setScripts(ByteString.copyFromUtf8("x")), "scripts");
        refusedRaw(raw -> raw.addContract(raw.getContract(0)), "2 contracts");
        refusedRaw(raw -> raw.clearContract(), "0 contracts");
        refusedRaw(raw -> raw.clearExpiration(), "times");
        refusedRaw(raw -> raw.setTimestamp(-1), "times");
        refusedRaw(raw -> raw.setRefBlockHash(ByteString.EMPTY), "reference block hash");
        refusedRaw(raw -> raw.setRefBlockNum(5), "carries more");
        refusedRaw(raw -> raw.setUnknownFields(unknown()), "carries more");
    }

    @Test
    void aContractThatSaysMoreThanItsParameterIsRefused() {
        refusedContract(contract -> contract.setProvider(ByteString.copyFromUtf8("x")), "carries more");
        refusedContract(contract -> contract.setContractName(ByteString.copyFromUtf8("x")), "carries more");
        refusedContract(contract -> contract.setUnknownFields(unknown()), "carries more");
        refusedContract(contract -> contract.setPermissionId(1), "permission id 1");
        refusedContract(contract -> contract.setPermissionId(-3), "permission id -3");
        refusedContract(
                contract -> contract.setType(Transaction.Contract.ContractType.UnDelegateResourceContract),
                "its parameter is not a UnDelegateResourceContract");
        refusedContract(contract -> contract.setTypeValue(54), "contract type 54");
        refusedContract(contract -> contract.setTypeValue(4_711), "contract type 4711");
    }

    @Test
    void aDelegationOtherThanOfUnlockedEnergyIsRefused() {
        refusedDelegation(value -> value.setResource(ResourceCode.BANDWIDTH), "does not delegate energy");
        refusedDelegation(value -> value.setLock(true), "locks the delegation");
        refusedDelegation(value -> value.setLockPeriod(10), "locks the delegation");
        refusedDelegation(value -> value.setBalance(0), "an amount of nothing");
        refusedDelegation(value -> value.setBalance(-5), "negative");
        refusedDelegation(value -> value.setReceiverAddress(value.getOwnerAddress()), "the same");
        refusedDelegation(value -> value.clearReceiverAddress(), "0 bytes");
        refusedDelegation(value -> value.setOwnerAddress(ByteString.copyFrom(new byte[21])), "41");
        refusedDelegation(value -> value.setUnknownFields(unknown()), "carries more");
    }

    @Test
    void aTransferOfTokensCarriesTheContractTheRecipientTheAmountAndTheFeeLimit() {
        TransactionPlan plan = TransactionDecoder.decode(
                        unsigned(Kind.TRANSFER_TOKEN, 0).raw())
                .plan();

        assertThat(plan.token()).isEqualTo(new Token(CONTRACT, Sun.ofTrx(30)));
        assertThat(plan.counterpart()).isEqualTo(RECEIVER);
        assertThat(plan.amount()).isEqualTo(new Money(Asset.USDT, 1_000_000_000));
    }

    @Test
    void aCallOtherThanATransferOfTokensIsRefused() {
        refusedCall("095ea7b3" + ADDRESS_WORD + AMOUNT_WORD, "not transfer(address,uint256)"); // approve
        refusedCall("23b872dd" + ADDRESS_WORD + ADDRESS_WORD + AMOUNT_WORD, "not transfer(address,uint256)");
        refusedCall("a9059cbb" + ADDRESS_WORD + AMOUNT_WORD + "00", "not transfer(address,uint256)");
        refusedCall("a9059cbb" + ADDRESS_WORD, "not transfer(address,uint256)");
        refusedCall("", "not transfer(address,uint256)");
        refusedCall("a9059cbb" + ADDRESS_WORD + "f".repeat(64), "more than there is");
        refusedCall("a9059cbb" + ADDRESS_WORD + "0".repeat(64), "an amount of nothing");
        refusedCall("a9059cbb" + "1" + ADDRESS_WORD.substring(1) + AMOUNT_WORD, "carries more");
        refusedTokens(call -> call.setCallValue(1), "sends money");
        refusedTokens(call -> call.setCallTokenValue(1), "sends money");
        refusedTokens(call -> call.setTokenId(1_000_001), "sends money");
        refusedTokens(call -> call.setUnknownFields(unknown()), "carries more");
        refusedTokens(call -> call.clearContractAddress(), "0 bytes");
    }

    @Test
    void aTransferOfTokensWithoutAFeeLimitIsRefused() {
        Transaction.raw raw = parsed(unsigned(Kind.TRANSFER_TOKEN, 0)).toBuilder()
                .clearFeeLimit()
                .build();

        assertThatThrownBy(() -> TransactionDecoder.decode(raw.toByteArray()))
                .hasMessageContaining("without a fee limit");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 66, 130})
    void aSignatureOfAnotherLengthIsNotAssembled(int length) {
        assertThatThrownBy(() -> SignedTransaction.of(unsigned(Kind.TRANSFER, 0), new byte[length]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oversizedInputIsRefusedBeforeItIsParsed() {
        assertThatThrownBy(() -> TransactionDecoder.decode(new byte[1_001])).hasMessageContaining("1001 bytes");
    }

    private static void refusedRaw(Consumer<Transaction.raw.Builder> change, String why) {
        Transaction.raw.Builder raw = parsed(unsigned(Kind.DELEGATE_ENERGY, 0)).toBuilder();
        change.accept(raw);
        assertThatThrownBy(() -> TransactionDecoder.decode(raw.build().toByteArray()))
                .isInstanceOf(UndecodableTransaction.class)
                .hasMessageContaining(why);
    }

    private static void refusedContract(Consumer<Transaction.Contract.Builder> change, String why) {
        refusedRaw(raw -> change.accept(raw.getContractBuilder(0)), why);
    }

    private static void refusedDelegation(Consumer<DelegateResourceContract.Builder> change, String why) {
        DelegateResourceContract.Builder value = DelegateResourceContract.newBuilder()
                .setOwnerAddress(ByteString.copyFrom(OWNER.bytes()))
                .setResource(ResourceCode.ENERGY)
                .setBalance(5_000_000)
                .setReceiverAddress(ByteString.copyFrom(RECEIVER.bytes()));
        change.accept(value);
        Message built = value.build();
        refusedContract(contract -> contract.setParameter(Any.pack(built)), why);
    }

    private static void refusedCall(String data, String why) {
        refusedTokens(call -> call.setData(ByteString.copyFrom(HexFormat.of().parseHex(data))), why);
    }

    private static void refusedTokens(Consumer<TriggerSmartContract.Builder> change, String why) {
        Transaction.raw.Builder raw = parsed(unsigned(Kind.TRANSFER_TOKEN, 0)).toBuilder();
        TriggerSmartContract.Builder call = TriggerSmartContract.newBuilder()
                .setOwnerAddress(ByteString.copyFrom(OWNER.bytes()))
                .setContractAddress(ByteString.copyFrom(CONTRACT.bytes()))
                .setData(ByteString.copyFrom(HexFormat.of().parseHex("a9059cbb" + ADDRESS_WORD + AMOUNT_WORD)));
        change.accept(call);
        raw.getContractBuilder(0).setParameter(Any.pack(call.build()));
        assertThatThrownBy(() -> TransactionDecoder.decode(raw.build().toByteArray()))
                .isInstanceOf(UndecodableTransaction.class)
                .hasMessageContaining(why);
    }

    private static Transaction.raw parsed(UnsignedTransaction transaction) {
        try {
            return Transaction.raw.parseFrom(transaction.raw());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static UnsignedTransaction unsigned(Kind kind, int permission) {
        TransactionPlan plan = kind == Kind.TRANSFER_TOKEN
                ? new TransactionPlan(
                        kind,
                        OWNER,
                        RECEIVER,
                        new Money(Asset.USDT, 1_000_000_000),
                        permission,
                        new Token(CONTRACT, Sun.ofTrx(30)))
                : new TransactionPlan(kind, OWNER, RECEIVER, new Sun(1_000_000_000), permission);
        return TransactionBuilder.build(plan, REFERENCE, EXPIRATION, TIMESTAMP);
    }

    private static UnknownFieldSet unknown() {
        return UnknownFieldSet.newBuilder()
                .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
    }

    private static TronAddress address(SplittableRandom random) {
        byte[] bytes = new byte[TronAddress.LENGTH];
        random.nextBytes(bytes);
        bytes[0] = TronAddress.PREFIX;
        return TronAddress.of(bytes);
    }

    private static byte[] mutate(byte[] raw, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(raw, random.nextInt(raw.length));
            case 1 -> inserted(raw, random);
            case 2 -> removed(raw, random.nextInt(raw.length));
            default -> flipped(raw, random);
        };
    }

    private static byte[] flipped(byte[] raw, SplittableRandom random) {
        byte[] copy = raw.clone();
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] inserted(byte[] raw, SplittableRandom random) {
        int at = random.nextInt(raw.length + 1);
        byte[] copy = Arrays.copyOf(raw, raw.length + 1);
        System.arraycopy(raw, at, copy, at + 1, raw.length - at);
        copy[at] = (byte) random.nextInt(256);
        return copy;
    }

    private static byte[] removed(byte[] raw, int at) {
        byte[] copy = Arrays.copyOf(raw, raw.length - 1);
        System.arraycopy(raw, at + 1, copy, at, raw.length - at - 1);
        return copy;
    }
}
