package io.joule.bot.picture;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineHelper;
import ar.com.hjg.pngj.ImageLineInt;
import ar.com.hjg.pngj.PngWriter;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A surface of points that are drawn on and written as a PNG. What lies beside it is left out. */
final class Picture {

    static final int WHITE = 0xFFFFFF;

    private static final int BITS = 8;

    private final int width;
    private final int height;
    private final int[] points;

    Picture(int width, int height) {
        this.width = width;
        this.height = height;
        this.points = new int[width * height];
        Arrays.fill(points, WHITE);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** @param color 0xRRGGBB */
    void fill(int x, int y, int w, int h, int color) {
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            Arrays.fill(
                    points,
                    row * width + Math.min(width, Math.max(0, x)),
                    row * width + Math.min(width, Math.max(0, x + w)),
                    color);
        }
    }

    byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageInfo info = new ImageInfo(width, height, BITS, false);
        PngWriter writer = new PngWriter(out, info);
        ImageLineInt line = new ImageLineInt(info);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                ImageLineHelper.setPixelRGB8(line, column, points[row * width + column]);
            }
            writer.writeRow(line);
        }
        writer.end();
        return out.toByteArray();
    }
}
