package se.klardag.cli.report.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.text.MarkupSafe;

/// The page's pictures as SVG (*bilder*). A number stands beside each of them in words.
final class Pictures {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 68;
    private static final int MARGIN = 4;

    private Pictures() {}

    /// A bar as long as its share of the longest.
    static String bar(BigDecimal value, BigDecimal longest) {
        return "<svg class=\"bar\" viewBox=\"0 0 200 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect class=\"mark\" width=\"" + plain(share(value, longest, WIDTH)) + "\" height=\"12\"/></svg>";
    }

    /// Changes from one amount to the next: each bar begins where the one before it ended.
    ///
    /// @param before where the first begins
    /// @param step   how far this one goes, and from where
    static String step(BigDecimal before, BigDecimal step, BigDecimal lowest, BigDecimal highest) {
        var from = before.min(before.add(step)).subtract(lowest);
        var span = highest.subtract(lowest);
        return "<svg class=\"bar\" viewBox=\"0 0 200 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\""
                + (step.signum() < 0 ? "less" : "more") + "\" x=\"" + plain(share(from, span, WIDTH)) + "\" width=\""
                + plain(share(step.abs(), span, WIDTH).max(BigDecimal.ONE)) + "\" height=\"12\"/></svg>";
    }

    /// Parts of a whole beside each other.
    static String parts(List<Long> parts, String label) {
        long whole = parts.stream().mapToLong(Long::longValue).sum();
        var out = new StringBuilder(
                "<svg class=\"parts\" viewBox=\"0 0 1000 24\" preserveAspectRatio=\"none\" role=\"img\" "
                        + "aria-label=\"" + MarkupSafe.of(label) + "\">");
        var x = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            var width = share(BigDecimal.valueOf(parts.get(i)), BigDecimal.valueOf(Math.max(1, whole)), 1000);
            out.append("<rect class=\"part-")
                    .append(i)
                    .append("\" x=\"")
                    .append(plain(x))
                    .append("\" width=\"")
                    .append(plain(width))
                    .append("\" height=\"24\"/>");
            x = x.add(width);
        }
        return out.append("</svg>").toString();
    }

    /// A mean month by month against its limit; a month that is missing leaves a gap.
    ///
    /// @param means   ascending in time
    /// @param above   which of them are above their limit
    /// @param highest of every picture beside this one, so that they can be compared
    static String means(
            List<Optional<BigDecimal>> means, List<Boolean> above, Optional<BigDecimal> limit, BigDecimal highest,
            String label) {
        var out = new StringBuilder("<svg class=\"mean\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"" + MarkupSafe.of(label) + "\"><path class=\"axis\" d=\"M0 "
                + (HEIGHT - MARGIN) + "H" + WIDTH + "\"/>");
        limit.ifPresent(each -> out.append("<path class=\"limit\" d=\"M0 ")
                .append(height(each, highest))
                .append('H')
                .append(WIDTH)
                .append("\"/>"));
        var line = new StringBuilder();
        boolean drawn = false;
        for (int i = 0; i < means.size(); i++) {
            var mean = means.get(i);
            if (mean.isPresent()) {
                line.append(drawn ? 'L' : 'M')
                        .append(place(i, means.size()))
                        .append(' ')
                        .append(height(mean.get(), highest));
            }
            drawn = mean.isPresent();
        }
        out.append("<path class=\"line\" d=\"").append(line).append("\"/>");
        for (int i = 0; i < means.size(); i++) {
            boolean isLast = i == means.size() - 1;
            if (means.get(i).isPresent()) {
                out.append("<circle class=\"")
                        .append(above.get(i) ? "above" : "below")
                        .append("\" cx=\"")
                        .append(place(i, means.size()))
                        .append("\" cy=\"")
                        .append(height(means.get(i).get(), highest))
                        .append("\" r=\"")
                        .append(isLast ? "3.5" : "1.8")
                        .append("\"/>");
            }
        }
        return out.append("</svg>").toString();
    }

    private static String place(int index, int months) {
        return plain(BigDecimal.valueOf(MARGIN)
                .add(share(
                        BigDecimal.valueOf(index), BigDecimal.valueOf(Math.max(1, months - 1)), WIDTH - 2 * MARGIN)));
    }

    private static String height(BigDecimal value, BigDecimal highest) {
        return plain(BigDecimal.valueOf(HEIGHT - MARGIN).subtract(share(value, highest, HEIGHT - 2 * MARGIN)));
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole, int of) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.multiply(BigDecimal.valueOf(of)).divide(whole, 2, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
