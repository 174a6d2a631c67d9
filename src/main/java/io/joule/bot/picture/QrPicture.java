package io.joule.bot.picture;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code. */
public final class QrPicture {

    private static final int SCALE = 10;
    /** The quiet zone that the standard asks for, in modules. */
    private static final int BORDER = 4;

    private QrPicture() {}

    /** @return a PNG */
    public static byte[] of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = (code.size + 2 * BORDER) * SCALE;
        Picture picture = new Picture(side, side);
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    picture.fill((x + BORDER) * SCALE, (y + BORDER) * SCALE, SCALE, SCALE, 0);
                }
            }
        }
        return picture.png();
    }
}
