package io.joule.deposit;

import io.joule.tron.TronAddress;
import java.math.BigInteger;

/** What another contract calls a transfer to the deposit address: whatever it says, it is no money here. */
record ForeignToken(int index, TronAddress sender, TronAddress token, BigInteger amount) {}
