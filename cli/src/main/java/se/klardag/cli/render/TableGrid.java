package se.klardag.cli.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The cells of a table as they stand on a page (*tabellens uppställning*). Where it is too wide for a terminal, headings
/// are set on two lines, then gaps of one blank, then long texts on several lines; columns that have no room even so go
/// on a line of their own below their row, each cell after its heading. Nothing is left out.
final class TableGrid {
    private static final int NARROWEST_TEXT = 12;
    private static final int INDENT = 4;

    private final List<Lane> lanes;
    private final List<Line> lines;
    private final TerminalPage page;

    TableGrid(List<Lane> lanes, List<Line> lines, TerminalPage page) {
        this.lanes = List.copyOf(lanes);
        this.lines = List.copyOf(lines);
        this.page = page;
    }

    /// A column.
    ///
    /// @param gap   blanks before the next one
    /// @param wide  its width, in characters; 0 for that of its cells
    /// @param spare the highest is the first to go below its row
    record Lane(String heading, boolean right, int gap, int wide, int spare) {}

    enum Style {
        PLAIN,
        BOLD,
        FAINT,
        RULE
    }

    /// A row, the headings, the totals, or a rule.
    record Line(Style style, boolean heading, List<String> cells) {
        static Line rule() {
            return new Line(Style.RULE, false, List.of());
        }
    }

    /// Which columns stand beside each other, and how wide they are.
    private record Setting(List<Integer> beside, List<Integer> widths, List<Integer> gaps) {
        int total() {
            return Stream.of(widths, gaps).flatMap(List::stream).mapToInt(Integer::intValue).sum();
        }
    }

    /// The table in lines.
    String print() {
        var beside = new TreeSet<>(IntStream.range(0, lanes.size()).boxed().toList());
        var natural = natural(List.copyOf(beside));
        if (page.whole() || natural.total() <= page.width()) {
            return print(natural);
        }
        var attempts = attempts(List.copyOf(beside));
        while (beside.size() > 1 && attempts.stream().noneMatch(this::fits)) {
            beside.remove(beside.stream()
                    .max(Comparator.comparingInt((Integer lane) -> lanes.get(lane).spare()).thenComparing(lane -> lane))
                    .orElseThrow());
            attempts = attempts(List.copyOf(beside));
        }
        return print(attempts.stream().filter(this::fits).findFirst().orElse(attempts.getLast()));
    }

    /// How wide it is with every column on one line.
    int width() {
        return natural(IntStream.range(0, lanes.size()).boxed().toList()).total();
    }

    private boolean fits(Setting setting) {
        return setting.total() <= page.width();
    }

    private Setting natural(List<Integer> beside) {
        var widths = beside.stream().map(lane -> width(lane, false)).toList();
        return new Setting(beside, widths, gaps(beside, false));
    }

    /// From the usual form to the narrowest.
    private List<Setting> attempts(List<Integer> beside) {
        var widths = beside.stream().map(lane -> width(lane, true)).toList();
        return Stream.of(
                relaxed(new Setting(beside, widths, gaps(beside, false))),
                relaxed(new Setting(beside, widths, gaps(beside, true))),
                new Setting(beside, shrunk(beside, widths, false), gaps(beside, false)),
                new Setting(beside, shrunk(beside, widths, true), gaps(beside, true)))
                .toList();
    }

    /// Headings on one line again, the shortest first, where there is room.
    private Setting relaxed(Setting setting) {
        var widths = new ArrayList<>(setting.widths());
        var needs = natural(setting.beside()).widths();
        int room = page.width() - setting.total();
        for (int i : IntStream.range(0, widths.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> needs.get(i) - widths.get(i)))
                .toList()) {
            int more = needs.get(i) - widths.get(i);
            if (more <= room) {
                widths.set(i, needs.get(i));
                room -= more;
            }
        }
        return new Setting(setting.beside(), widths, setting.gaps());
    }

    private List<Integer> gaps(List<Integer> beside, boolean tight) {
        return beside.stream()
                .limit(Math.max(0, beside.size() - 1))
                .map(lane -> tight ? 1 : lanes.get(lane).gap())
                .toList();
    }

    private int width(int lane, boolean twoLines) {
        int wide = lanes.get(lane).wide();
        if (wide > 0) {
            return wide;
        }
        return lines.stream()
                .filter(line -> !line.cells().isEmpty())
                .mapToInt(line -> twoLines && line.heading() ? onTwoLines(line.cells().get(lane))
                        : seen(line.cells().get(lane)))
                .max()
                .orElse(0);
    }

    /// How wide a heading is at least that stands on two lines.
    private int onTwoLines(String heading) {
        int narrowest = seen(heading);
        for (int blank = heading.indexOf(' '); blank >= 0; blank = heading.indexOf(' ', blank + 1)) {
            narrowest = Math.min(narrowest,
                    Math.max(seen(heading.substring(0, blank)), seen(heading.substring(blank + 1))));
        }
        return narrowest;
    }

    /// Takes from the widest text as long as the table is too wide.
    private List<Integer> shrunk(List<Integer> beside, List<Integer> from, boolean tight) {
        var widths = new ArrayList<>(from);
        var least = beside.stream().map(this::narrowest).toList();
        int over = new Setting(beside, widths, gaps(beside, tight)).total() - page.width();
        for (; over > 0; over--) {
            var widest = IntStream.range(0, widths.size())
                    .filter(i -> widths.get(i) > least.get(i))
                    .boxed()
                    .max(Comparator.comparingInt(widths::get));
            if (widest.isEmpty()) {
                return widths;
            }
            widths.set(widest.get(), widths.get(widest.get()) - 1);
        }
        return widths;
    }

    /// A text may be broken between words, a number may not, nor what was given a width.
    private int narrowest(int lane) {
        int natural = width(lane, true);
        if (lanes.get(lane).right() || lanes.get(lane).wide() > 0) {
            return natural;
        }
        int word = lines.stream()
                .filter(line -> !line.cells().isEmpty())
                .map(line -> line.cells().get(lane))
                .mapToInt(cell -> hang(cell) + LineWrapper.BREAK.splitAsStream(cell.strip())
                        .mapToInt(this::seen)
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        return Math.min(natural, Math.max(NARROWEST_TEXT, word));
    }

    private String print(Setting setting) {
        var out = new StringBuilder();
        for (var line : lines) {
            if (line.style() == Style.RULE) {
                out.append("─".repeat(page.whole() ? setting.total() : Math.min(setting.total(), page.width())))
                        .append('\n');
            } else {
                Stream.concat(beside(setting, line), below(setting, line))
                        .forEach(text -> out.append(styled(line.style(), text)).append('\n'));
            }
        }
        return out.toString();
    }

    private String styled(Style style, String text) {
        return switch (style) {
            case PLAIN, RULE -> text;
            case BOLD -> page.bold(text);
            case FAINT -> page.faint(text);
        };
    }

    /// One line of the terminal, or several where a cell is broken; headings stand at the foot of theirs.
    private Stream<String> beside(Setting setting, Line line) {
        var broken = new ArrayList<List<String>>();
        for (int i = 0; i < setting.widths().size(); i++) {
            int lane = setting.beside().get(i);
            broken.add(broken(line.cells().get(lane), setting.widths().get(i), line.heading() || isBreakable(lane)));
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(0);
        boolean foot = line.heading() && !page.whole();
        return IntStream.range(0, height).mapToObj(row -> {
            var out = new StringBuilder();
            for (int i = 0; i < broken.size(); i++) {
                var cell = broken.get(i);
                int at = foot ? row - height + cell.size() : row;
                out.append(i == 0 ? "" : " ".repeat(setting.gaps().get(i - 1)))
                        .append(padded(at >= 0 && at < cell.size() ? cell.get(at) : "", setting.widths().get(i),
                                lanes.get(setting.beside().get(i)).right()));
            }
            return out.toString().stripTrailing();
        });
    }

    private boolean isBreakable(int lane) {
        return lanes.get(lane).wide() > 0 || (!page.whole() && !lanes.get(lane).right());
    }

    /// The columns that have no room beside the others; the headings need none, they stand with their cells.
    private Stream<String> below(Setting setting, Line line) {
        if (line.heading()) {
            return Stream.empty();
        }
        var told = IntStream.range(0, lanes.size())
                .filter(lane -> !setting.beside().contains(lane)
                        && !line.cells().get(lane).isBlank())
                .mapToObj(lane -> (lanes.get(lane).heading().isEmpty() ? "" : lanes.get(lane).heading() + ": ")
                        + line.cells().get(lane).strip())
                .toList();
        return told.isEmpty()
                ? Stream.empty()
                : LineWrapper.wrap(String.join(" · ", told), page.width() - INDENT, this::seen)
                        .stream()
                        .map(text -> " ".repeat(INDENT) + text);
    }

    private List<String> broken(String text, int width, boolean breakable) {
        if (!breakable || seen(text) <= width) {
            return List.of(text);
        }
        if (page.whole()) {
            return LineWrapper.wrap(text, width);
        }
        int indent = text.length() - text.stripLeading().length();
        var rows = LineWrapper.wrap(text, width - hang(text), this::seen);
        return IntStream.range(0, rows.size())
                .mapToObj(row -> " ".repeat(row == 0 ? indent : hang(text)) + rows.get(row))
                .toList();
    }

    /// A cell that is set in goes on further in.
    private static int hang(String cell) {
        int indent = cell.length() - cell.stripLeading().length();
        return indent == 0 || cell.isBlank() ? 0 : indent + 2;
    }

    private String padded(String text, int to, boolean right) {
        var blanks = " ".repeat(Math.max(0, to - seen(text)));
        return right ? blanks + text : text + blanks;
    }

    /// A file keeps its characters; a terminal has cells.
    private int seen(CharSequence text) {
        return page.whole() ? Character.codePointCount(text, 0, text.length()) : CellWidth.of(text);
    }
}
