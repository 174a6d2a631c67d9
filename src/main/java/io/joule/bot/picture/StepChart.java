package io.joule.bot.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Values that hold until the next one, drawn over time: from zero up to a little above the highest. */
public final class StepChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int BOTTOM = 50;
    private static final int MARGIN = 20;
    private static final int THICK = 4;
    private static final int GRAY = 0xDDDDDD;
    private static final int BLACK = 0x333333;
    private static final int ROWS = 4;
    private static final int DOT = 4;

    /** Three by five points for each of 0 to 9 and the colon, row by row. */
    private static final int[] DIGITS = {
        0x7B6F, 0x2C97, 0x73E7, 0x73CF, 0x5BC9, 0x79CF, 0x79EF, 0x7249, 0x7BEF, 0x7BCF, 0x0410
    };

    private static final String LETTERS = "0123456789:";

    private final Picture picture = new Picture(WIDTH, HEIGHT);
    private final Instant from;
    private final Instant to;
    private final long top;

    private StepChart(Instant from, Instant to, long top) {
        this.from = from;
        this.to = to;
        this.top = top;
    }

    /** @param color 0xRRGGBB */
    public record Line(int color, List<Value> values) {}

    /** What holds from {@code at} on. */
    public record Value(Instant at, long value) {}

    /**
     * @param lines with values in the order of time; the last holds until {@code to}
     * @return a PNG
     */
    public static byte[] of(List<Line> lines, Instant from, Instant to) {
        long highest = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToLong(Value::value)
                .max()
                .orElse(0);
        StepChart chart = new StepChart(from, to, roundUp(Math.max(ROWS, highest + highest / 10)));
        chart.frame();
        lines.forEach(chart::line);
        return chart.picture.png();
    }

    /** To a number whose quarters are whole. */
    private static long roundUp(long value) {
        long step = value > 100 ? 20 : ROWS;
        return (value + step - 1) / step * step;
    }

    private void frame() {
        for (int row = 0; row <= ROWS; row++) {
            long value = top * row / ROWS;
            picture.fill(LEFT, y(value), WIDTH - LEFT - MARGIN, 1, GRAY);
            text(Long.toString(value), MARGIN, y(value) - 2 * DOT);
        }
        Duration part = Duration.between(from, to).dividedBy(ROWS);
        for (int column = 0; column <= ROWS; column++) {
            Instant at = from.plus(part.multipliedBy(column));
            picture.fill(x(at), MARGIN, 1, HEIGHT - BOTTOM - MARGIN, GRAY);
            text(clock(at), Math.min(x(at) - 8 * DOT, WIDTH - 20 * DOT), HEIGHT - BOTTOM + 4 * DOT);
        }
    }

    private void line(Line line) {
        List<Value> values = line.values();
        for (int i = 0; i < values.size(); i++) {
            Value now = values.get(i);
            Instant end = i + 1 < values.size() ? values.get(i + 1).at() : to;
            int left = x(now.at());
            picture.fill(left, y(now.value()), x(end) - left + THICK, THICK, line.color());
            if (i + 1 < values.size()) {
                int one = y(now.value());
                int other = y(values.get(i + 1).value());
                picture.fill(x(end), Math.min(one, other), THICK, Math.abs(one - other) + THICK, line.color());
            }
        }
    }

    private int x(Instant at) {
        Instant inside = at.isBefore(from) ? from : at.isAfter(to) ? to : at;
        long all = Math.max(1, Duration.between(from, to).toSeconds());
        return LEFT
                + (int) ((WIDTH - LEFT - MARGIN)
                        * Duration.between(from, inside).toSeconds()
                        / all);
    }

    private int y(long value) {
        return HEIGHT - BOTTOM - (int) ((HEIGHT - BOTTOM - MARGIN) * value / top);
    }

    private static String clock(Instant at) {
        var time = at.atOffset(ZoneOffset.UTC);
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private void text(String text, int x, int y) {
        for (int i = 0; i < text.length(); i++) {
            int bits = DIGITS[LETTERS.indexOf(text.charAt(i))];
            for (int dot = 0; dot < 15; dot++) {
                if ((bits >> (14 - dot) & 1) == 1) {
                    picture.fill(x + (i * 4 + dot % 3) * DOT, y + dot / 3 * DOT, DOT, DOT, BLACK);
                }
            }
        }
    }
}
