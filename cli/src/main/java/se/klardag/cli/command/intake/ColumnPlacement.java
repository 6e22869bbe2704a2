package se.klardag.cli.command.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import se.klardag.cli.cases.row.CodeTranslation;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.cases.table.Headings;
import se.klardag.rules.mapping.Mapping;
import se.klardag.rules.mapping.Mappings;
import se.klardag.rules.places.Municipalities;

/// Which column of ours each column of an unknown file fills (*kolumnernas placering*): by its heading, as far as its
/// values agree, and by its values alone where they can be only one thing.
final class ColumnPlacement {
    /// Of all letters, how many two headings must share.
    private static final int LIKE_PERCENT = 60;
    private static final int SHORTEST_LIKE = 8;
    private static final int SHORT_LIKE_PERCENT = 80;
    private static final int BEGINS_PERCENT = 75;
    private static final int STEM_PERCENT = 70;
    private static final int SHORTEST_BEGINNING = 5;
    private static final int UNFIT = 15;
    private static final int CERTAIN = 100;

    /// Parts of words that only headings of one column have; the first that fits.
    private static final Map<Column, Pattern> STEMS = new LinkedHashMap<>();

    static {
        stem(Column.WITHDRAWN_AT, "återtag|makuler|ångra");
        stem(Column.SIP_CALLED_AT, "sip.*kall|kall.*sip|kallelse");
        stem(Column.SIP_REQUIRED, "behov.*sip|sip.*(behov|behöv|krävs|ska)");
        stem(Column.ADMISSION_NOTICE_AT, "inskr.*(medd|underr|skick)|(medd|underr).*inskr");
        stem(Column.PLANNED_DISCHARGE, "(plan|beräkn|prel).*(utskr|hem)");
        stem(Column.OUTCOME, "(utskr|hem).*( till|sätt)|utfall|destination");
        stem(Column.READY_AT, "(bedöm|medicinsk).*klar");
        stem(Column.OPEN_CARE_READY, "öppenvård|öppen vård");
        stem(Column.READY_NOTICE_AT, "utskr\\S*klar|hemgångsklar|utskr.* klar|underrättelse|färdigbehandl|^klar");
        stem(Column.ADMITTED_AT, "inskr|inlagd|inlägg|intag|vårdstart|^in( |$)");
        stem(Column.DISCHARGED_AT, "utskr|hemgång|vårdslut|^ut( |$)");
        stem(Column.MUNICIPALITY, "kommun");
        stem(Column.CASE_ID, "ärende|vårdtillfälle|vtf|^nr\\.?$|^id$|löpn|referens");
        stem(Column.PATIENT, "person|^pnr|patient|pseudonym");
        stem(Column.UNIT, "avdelning|enhet|klinik");
        stem(Column.CARE_TYPE, "vårdform|vårdtyp");
        stem(Column.CONSENT, "samtyck");
        stem(Column.LEGAL_BASIS, "lagrum|vårdlag|tvångsvård");
    }

    /// A heading that tells of the ready notice, and one that tells only when somebody was ready.
    private static final Pattern NOTICE = Pattern.compile("underr|medd|skick|avis");
    private static final Pattern OTHER_NOTICE = Pattern.compile("inskr|sip|kall|återt|makul|plan|öppen");
    private static final Pattern READY = Pattern.compile("klar");

    /// What fills a column of ours.
    ///
    /// @param likeness of its heading to known ones, in percent; below 100 somebody should look
    /// @param fits     whether its values look like those of the column
    record Match(ColumnSample sample, String column, int likeness, boolean fits) {}

    private final Municipalities all = Municipalities.shipped();
    private final CodeTranslation translation;
    private final List<ColumnSample> samples;
    private final Map<String, Match> byColumn = new LinkedHashMap<>();
    private final Map<String, ColumnSample> clocks = new LinkedHashMap<>();
    private final Map<String, ColumnSample> centuries = new LinkedHashMap<>();

    /// @param words the profile whose words are known
    ColumnPlacement(Headings headings, Mapping words) {
        translation = new CodeTranslation(words, all, null);
        samples = IntStream.range(0, headings.titles().size())
                .filter(at -> !headings.titles().get(at).isEmpty())
                .mapToObj(at -> new ColumnSample(at, headings.titles().get(at), headings.values(at),
                        headings.rows().size()))
                .toList();
        byHeading();
        byValues();
        besides();
    }

    private static void stem(Column column, String pattern) {
        STEMS.put(column, Pattern.compile(pattern));
    }

    List<ColumnSample> samples() {
        return samples;
    }

    Map<String, Match> byColumn() {
        return byColumn;
    }

    Map<String, ColumnSample> clocks() {
        return clocks;
    }

    Map<String, ColumnSample> centuries() {
        return centuries;
    }

    /// The columns of the file that fill nothing.
    List<ColumnSample> unplaced() {
        return samples.stream().filter(sample -> !isPlaced(sample)).toList();
    }

    /// Somebody says which column of the file fills one of ours.
    void place(String column, ColumnSample sample) {
        byColumn.put(column, new Match(sample, column, 100, true));
        clocks.clear();
        centuries.clear();
        besides();
    }

    private boolean isPlaced(ColumnSample sample) {
        return byColumn.values().stream().anyMatch(match -> match.sample().equals(sample))
                || clocks.containsValue(sample)
                || centuries.containsValue(sample);
    }

    /// Best matches first; a column and a heading are used once.
    private void byHeading() {
        var known = knownHeadings();
        boolean noticed = samples.stream().anyMatch(sample -> isNotice(plain(sample)));
        var matches = new ArrayList<Match>();
        for (var sample : samples) {
            var heading = plain(sample);
            var stem = STEMS.entrySet().stream().filter(each -> each.getValue().matcher(heading).find()).findFirst();
            known.forEach((column, names) -> {
                int likeness = names.stream().mapToInt(name -> likeness(name, heading)).max().orElse(0);
                boolean stemmed = stem.isPresent() && stem.get().getKey().title().equals(column);
                likeness = stemmed ? Math.max(likeness, STEM_PERCENT)
                        : likeness < CERTAIN && stem.isPresent() ? Math.min(likeness, STEM_PERCENT - 1) : likeness;
                likeness = READY.matcher(heading).find() && !isNotice(heading)
                        ? likenessOfReady(column, likeness, noticed)
                        : likeness;
                boolean possible = Column.named(column)
                        .map(ours -> sample.mayBe(ours, translation, all))
                        .orElse(true);
                if (likeness >= (possible ? LIKE_PERCENT : BEGINS_PERCENT) && !sample.isClocks()) {
                    matches.add(new Match(sample, column, possible ? likeness : likeness - UNFIT, possible));
                }
            });
        }
        matches.sort(Comparator.comparingInt(Match::likeness).reversed());
        for (var match : matches) {
            if (!byColumn.containsKey(match.column()) && !isPlaced(match.sample())) {
                byColumn.put(match.column(), match);
            }
        }
    }

    private static String plain(ColumnSample sample) {
        return Mapping.plain(sample.heading().replaceFirst(" \\([0-9]+\\)$", ""));
    }

    private static boolean isNotice(String heading) {
        return NOTICE.matcher(heading).find() && !OTHER_NOTICE.matcher(heading).find();
    }

    /// A heading that says "klar" and nothing of a notice: beside one of the notice it is the judgement; alone it may be either,
    /// and somebody should look, since days are counted from the notice.
    private static int likenessOfReady(String column, int likeness, boolean noticed) {
        if (column.equals(Column.READY_NOTICE_AT.title())) {
            return noticed ? 0 : Math.min(likeness, CERTAIN - 1);
        }
        return noticed && column.equals(Column.READY_AT.title()) ? Math.max(likeness, STEM_PERCENT) : likeness;
    }

    private static Map<String, List<String>> knownHeadings() {
        var known = new LinkedHashMap<String, List<String>>();
        Column.titles().forEach(column -> known.put(column, new ArrayList<>(List.of(column))));
        for (var id : Mappings.ids()) {
            Mappings.find(id, Column.titles()).columns().forEach((column, headings) -> {
                var all = known.computeIfAbsent(column, name -> new ArrayList<>(List.of(name)));
                headings.stream().map(Mapping::plain).filter(each -> !all.contains(each)).forEach(all::add);
            });
        }
        return known;
    }

    /// Kommuner are known when they are seen, and an id by there being no two alike. Which of several dates is which nobody
    /// sees: a wrong one is a wrong bill.
    private void byValues() {
        if (!byColumn.containsKey(Column.MUNICIPALITY.title())) {
            fill(Column.MUNICIPALITY, unplaced().stream()
                    .filter(sample -> sample.isMunicipalities(translation, all))
                    .findFirst());
        }
        if (!byColumn.containsKey(Column.CASE_ID.title())) {
            fill(Column.CASE_ID, unplaced().stream()
                    .filter(sample -> sample.isDistinct() && !sample.isDates() && !sample.isClocks()
                            && !sample.isCenturies())
                    .findFirst());
        }
    }

    private void fill(Column column, Optional<ColumnSample> found) {
        found.ifPresent(sample -> byColumn.put(column.title(), new Match(sample, column.title(), 0, true)));
    }

    /// A time of day belongs to the date on its left, or else to that on its right; a century to the number beside it.
    private void besides() {
        for (var sample : samples) {
            if (isClock(sample) && !isPlaced(sample)) {
                var left = beside(sample, -1);
                var found = left.isPresent() || isDate(sample.at() - 1) ? left : beside(sample, 1);
                found.ifPresent(column -> clocks.put(column, sample));
            } else if (sample.isCenturies() && !isPlaced(sample)) {
                Optional.ofNullable(byColumn.get(Column.PATIENT.title()))
                        .filter(match -> Math.abs(match.sample().at() - sample.at()) == 1)
                        .ifPresent(match -> centuries.put(match.column(), sample));
            }
        }
    }

    /// Times of day, or nothing yet under the heading that times of day have elsewhere in the file.
    private boolean isClock(ColumnSample sample) {
        return sample.isClocks() || (sample.isBlank() && samples.stream()
                .anyMatch(other -> other.isClocks() && plain(other).equals(plain(sample))));
    }

    private boolean isDate(int at) {
        return samples.stream().anyMatch(sample -> sample.at() == at && sample.isDays());
    }

    private Optional<String> beside(ColumnSample clock, int step) {
        return byColumn.values()
                .stream()
                .filter(match -> match.sample().at() == clock.at() + step
                        && (match.sample().isDays() || match.sample().isBlank()))
                .map(Match::column)
                .filter(column -> !clocks.containsKey(column) && isMoment(column))
                .findFirst();
    }

    private static boolean isMoment(String column) {
        return Column.named(column).map(Column::isMoment).orElse(column.equals("at") || column.equals("recorded_at"));
    }

    /// 100 when equal; less when a heading begins with a known one, or has most of its letters in order.
    private static int likeness(String one, String other) {
        if (one.equals(other)) {
            return 100;
        }
        if (one.length() >= SHORTEST_BEGINNING && other.startsWith(one)
                && !Character.isLetter(other.charAt(one.length()))) {
            return BEGINS_PERCENT;
        }
        int longest = Math.max(one.length(), other.length());
        int like = longest == 0 ? 0 : 99 * (longest - distance(one, other)) / longest;
        return longest < SHORTEST_LIKE && like < SHORT_LIKE_PERCENT ? 0 : like; // short words are alike by chance
    }

    /// Letters to change, add or take away.
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
