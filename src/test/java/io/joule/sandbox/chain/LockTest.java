package io.joule.sandbox.chain;

import static io.joule.sandbox.chain.TestChain.TRX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockTest {

    private TestChain chain;

    @BeforeEach
    void start() {
        chain = TestChain.standard(ChainConfig.mainnet().withSolidLag(1));
    }

    @Test
    void aLockEndsStrictlyAfterItsExpiry() throws Exception {
        chain.included(chain.delegate(100 * TRX, true, 10));
        long expiry = chain.lent().locked().energyExpiry();
        assertThat(expiry).isEqualTo(chain.tron.head().timestamp() - 3_000 + 30_000);
        while (chain.tron.head().timestamp() < expiry) {
            assertThatThrownBy(() -> chain.undelegate(100 * TRX)).hasMessageContaining("unlock_balance=0");
            chain.tron.produceBlock();
        }
        assertThatThrownBy(() -> chain.undelegate(100 * TRX)).hasMessageContaining("unlock_balance=0");
        chain.tron.produceBlock();
        chain.included(chain.undelegate(100 * TRX));
        assertThat(chain.lent().isEmpty()).isTrue();
    }

    @Test
    void aLaterLockExtendsTheWholeLockedRecordAndAShorterOneIsRefused() throws Exception {
        chain.included(chain.delegate(100 * TRX, true, 10));
        assertThatThrownBy(() -> chain.delegate(10 * TRX, true, 1))
                .hasMessage("The lock period for ENERGY this time cannot be less than the remaining time[27000ms]"
                        + " of the last lock period for ENERGY!");
        chain.included(chain.delegate(10 * TRX, true, 20));
        assertThat(chain.lent().locked().energy()).isEqualTo(110 * TRX);
        assertThat(chain.lent().locked().energyExpiry())
                .isEqualTo(chain.tron.head().timestamp() - 3_000 + 60_000);
    }

    @Test
    void noPeriodMeansThreeDays() throws Exception {
        chain.included(chain.delegate(TRX, true, 0));
        long from = chain.tron.head().timestamp() - 3_000;
        assertThat(chain.lent().locked().energyExpiry()).isEqualTo(from + 3L * 24 * 60 * 60 * 1_000);
    }

    @Test
    void anExpiredLockIsFoldedIntoTheUnlockedRecordByTheNextDelegation() throws Exception {
        chain.included(chain.delegate(7 * TRX, true, 1));
        chain.tron.produceBlock();
        assertThat(chain.lent().locked().energy()).isEqualTo(7 * TRX);
        chain.included(chain.delegate(5 * TRX));
        assertThat(chain.lent().unlocked().energy()).isEqualTo(12 * TRX);
        assertThat(chain.lent().locked().isEmpty()).isTrue();
    }
}
