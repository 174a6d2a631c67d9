package io.joule.tron;

/** Lets only so many of a hundred reads be asked twice: each read earns a little, each hedge costs a hundred. */
final class HedgeCredit {

    private static final int PRICE = 100;
    private static final int SAVED_AT_MOST = 10 * PRICE;

    private final int percent;
    private int credit;

    HedgeCredit(int percent) {
        this.percent = percent;
    }

    synchronized void read() {
        credit = Math.min(credit + percent, SAVED_AT_MOST);
    }

    synchronized boolean spend() {
        if (credit < PRICE) {
            return false;
        }
        credit -= PRICE;
        return true;
    }
}
