package io.joule.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import io.joule.money.Sun;
import io.joule.tron.Energy;
import io.joule.tron.TronAddress;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

    private static final TronAddress WALLET = TronAddress.parse("TYPuUqocEhpLnb7pdAJdU7shgFJjkL6qoV");
    private static final TronAddress RECEIVER = TronAddress.parse("TAehpupLQypV3iazE3epYCSSrFmsBaVqFp");
    private static final Delegation DELEGATION = new Delegation(
            new UUID(0, 1),
            new UUID(0, 2),
            1,
            WALLET,
            0,
            RECEIVER,
            new Energy(1),
            new Sun(1),
            DelegationStatus.SENT,
            null,
            null,
            false,
            0,
            0);

    /** The texts are those of facts §3, §5 and §10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONTRACT_VALIDATE_ERROR | Contract validate error : Account[RECEIVER] not exists | RECEIVER",
                "CONTRACT_VALIDATE_ERROR | Contract validate error : Account[WALLET] not exists | CAPACITY",
                "CONTRACT_VALIDATE_ERROR | Do not allow delegate resources to contract addresses | RECEIVER",
                "CONTRACT_VALIDATE_ERROR | receiverAddress must not be the same as ownerAddress | RECEIVER",
                "CONTRACT_VALIDATE_ERROR | Invalid receiverAddress | RECEIVER",
                "CONTRACT_VALIDATE_ERROR | delegateBalance must be less than or equal to available FreezeEnergyV2 balance | CAPACITY",
                "CONTRACT_VALIDATE_ERROR | delegateBalance must be greater than or equal to 1 TRX | PASSING",
                "CONTRACT_VALIDATE_ERROR | delegated Resource does not exist | NOTHING_THERE",
                "CONTRACT_VALIDATE_ERROR | insufficient delegateFrozenBalance(Energy), request=2, unlock_balance=1 | NOTHING_THERE",
                "BANDWITH_ERROR | Account resource insufficient error. | BANDWIDTH",
                "SIGERROR | Permission denied | PERMISSION",
                "TAPOS_ERROR | Tapos check error. | PASSING",
                "TRANSACTION_EXPIRATION_ERROR | Transaction expired | PASSING",
                "CONTRACT_EXE_ERROR | something | PASSING",
                "'' | '' | PASSING"
            })
    void aRefusalHasItsMeaning(String code, String text, Trouble trouble) {
        String said = text.replace("RECEIVER", RECEIVER.hex()).replace("WALLET", WALLET.hex());
        assertThat(Trouble.of(code, said, DELEGATION)).isEqualTo(trouble);
    }
}
