package se.klardag.cli.month;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.klardag.cli.cases.RejectedRows;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.remarks.BlankCases;
import se.klardag.cli.remarks.CaseRemarks;
import se.klardag.cli.remarks.FoundStays;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.basis.CasePair;
import se.klardag.engine.basis.SharedDays;
import se.klardag.engine.basis.Shortfall;
import se.klardag.engine.facts.CaseField;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.FieldCoverage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What files leave open, as JSON and back (*täckning som JSON*). What leaves nothing open has no key,
/// except in a bundle's receipt.
public final class CoverageJson {
    private static final String MISSING = "missingColumns";
    private static final String ABSENT = "absentColumns";
    private static final String LACKING = "columnsInNoFile";
    private static final String REJECTED = "rejectedRowsByMunicipality";
    private static final String PARTIAL = "partial";
    private static final String ALLOWED = "partialAllowed";
    private static final String REPLACED = "replacedRows";
    private static final String RECORDED = "recordedColumns";
    private static final String LAST = "lastEvent";
    private static final String QUIET = "daysAfterLastEvent";
    private static final String UNTIL = "coversUntil";
    private static final String DIFFERING = "differingStays";
    private static final String DIFFERING_ALLOWED = "differingAllowed";
    private static final String REPEATED = "repeatedStays";
    private static final String OVERLAPPING = "overlappingStays";
    private static final String OVERLAPS_ALLOWED = "overlapsAllowed";
    private static final String UNSEEN = "casesWithoutPatient";
    private static final String ALIKE_STAYS = "alikeStays";
    private static final String BLANK = "blankAnswers";
    private static final String ALIKE = "alikeIds";
    private static final String SAME_AS = "sameAs";
    private static final String SHARES_DAYS = "sharesDaysWith";
    private static final String LIKE = "likeId";
    private static final String NO_CASE = "no-case";
    private static final String ENDS_EARLY = "ends-early";
    private static final String SHARED = "days";
    private static final String OTHER = "inOtherMunicipality";
    private static final String DAYS = "days-without-discharges";
    private static final String PAYERS = "parties-without-case";

    /// Every key, in the order in which they are written.
    public static final List<String> KEYS = List.of(
            MISSING, ABSENT, LACKING, REJECTED, PARTIAL, ALLOWED, REPEATED, REPLACED, LAST, QUIET, RECORDED, UNTIL,
            DIFFERING,
            DIFFERING_ALLOWED, BLANK, ALIKE, OVERLAPPING, OVERLAPS_ALLOWED, UNSEEN, ALIKE_STAYS);

    private CoverageJson() {}

    /// Columns that whoever delivered the cases declared their source not to record: none of the cases has a value in them.
    public static List<String> absent(JsonNode root) {
        return root.path(ABSENT).valueStream().map(each -> each.asString("")).toList();
    }

    /// Adds the keys to an object, all but how many rows were rejected: that count is above the receipt.
    public static void put(ObjectNode root, Coverage coverage) {
        put(root, MISSING, coverage.fields().missing());
        put(root, ABSENT, coverage.fields().absent());
        put(root, LACKING, coverage.fields().lacking());
        if (!coverage.rejected().byMunicipality().isEmpty()) {
            var list = root.putArray(REJECTED);
            coverage.rejected()
                    .byMunicipality()
                    .forEach((code, rows) -> list.addObject()
                            .put("code", Municipality.codeText(code))
                            .put("rows", rows));
        }
        if (!coverage.shortfalls().isEmpty()) {
            var list = root.putArray(PARTIAL);
            coverage.shortfalls().forEach(each -> put(list.addObject(), each, coverage.source()));
            root.put(ALLOWED, coverage.partialAllowed());
        }
        put(root, coverage.stays());
        if (coverage.replaced() > 0) {
            root.put(REPLACED, coverage.replaced());
        }
        put(root, coverage.source(), coverage.shortfalls().stream().anyMatch(Shortfall.EndsEarly.class::isInstance));
        put(root, coverage.remarks());
    }

    /// Adds why months do not look whole.
    public static void put(ArrayNode list, List<Shortfall> shortfalls) {
        shortfalls.forEach(each -> put(list.addObject(), each, SourceState.PLAIN));
    }

    /// Adds what somebody should look at in the cases.
    public static void put(ObjectNode root, CaseRemarks remarks) {
        if (!remarks.blanks().isEmpty()) {
            var list = root.putArray(BLANK);
            remarks.blanks()
                    .forEach((field, blank) -> {
                        var each = list.addObject()
                                .put("field", field.title())
                                .put("cases", blank.cases())
                                .put("reading", CaseRemarks.reading(field));
                        if (blank.all()) {
                            each.put("all", true);
                        }
                    });
        }
        putPairs(root, ALIKE, LIKE, remarks.alikeIds());
    }

    private static void put(ObjectNode root, FoundStays stays) {
        putPairs(root, REPEATED, SAME_AS, stays.repeats());
        var overlaps = stays.overlaps().stream().filter(each -> each.cases().isHalfNamed()).toList();
        if (!overlaps.isEmpty()) {
            var list = root.putArray(OVERLAPPING);
            overlaps.forEach(each -> put(list.addObject(), SHARES_DAYS, each.cases()).put(SHARED, each.days()));
        }
        if (stays.daysTwice() > 0) {
            root.put(OVERLAPS_ALLOWED, stays.overlapsAllowed());
        }
        if (stays.unseen() > 0) {
            root.put(UNSEEN, stays.unseen());
        }
        putPairs(root, ALIKE_STAYS, LIKE, stays.alike());
    }

    /// @param toFirst key of the case that came first
    private static void putPairs(ObjectNode root, String key, String toFirst, List<CasePair> pairs) {
        var named = pairs.stream().filter(CasePair::isHalfNamed).toList();
        if (!named.isEmpty()) {
            var list = root.putArray(key);
            named.forEach(each -> put(list.addObject(), toFirst, each));
        }
    }

    private static ObjectNode put(ObjectNode node, String toFirst, CasePair pair) {
        node.put("caseId", IdentityMask.mask(pair.id()));
        if (pair.isNamed()) {
            node.put(toFirst, IdentityMask.mask(pair.first()));
            if (!pair.ofOneMunicipality()) {
                node.put(OTHER, true);
            }
        }
        return node;
    }

    /// Adds every key, so that one that was taken away is missed: what leaves nothing open is null.
    public static void putAll(ObjectNode root, Coverage coverage) {
        var said = root.objectNode();
        put(said, coverage);
        KEYS.forEach(key -> root.set(key, said.has(key) ? said.path(key) : root.nullNode()));
    }

    /// @param early whether the export ends early, which tells the last event already
    private static void put(ObjectNode root, SourceState source, boolean early) {
        if (source.quietDays() > 0 && !early) {
            source.last().ifPresent(day -> root.put(LAST, day.toString()));
            root.put(QUIET, source.quietDays());
        }
        put(root, RECORDED, new TreeSet<>(source.recorded()));
        source.until().ifPresent(day -> root.put(UNTIL, day.toString()));
        if (source.differing() > 0) {
            root.put(DIFFERING, source.differing());
            root.put(DIFFERING_ALLOWED, source.differingAllowed());
        }
    }

    private static void put(ObjectNode root, String key, Set<CaseField> fields) {
        if (!fields.isEmpty()) {
            var list = root.putArray(key);
            fields.forEach(field -> list.add(field.title()));
        }
    }

    private static void put(ObjectNode node, Shortfall shortfall, SourceState source) {
        switch (shortfall) {
            case Shortfall.NoCase _ -> node.put("code", NO_CASE);
            case Shortfall.EndsEarly(var last) -> {
                node.put("code", ENDS_EARLY);
                last.ifPresent(day -> node.put(LAST, day.toString()));
                if (source.quietDays() > 0) {
                    node.put(QUIET, source.quietDays());
                }
            }
            case Shortfall.DaysWithout(var days) -> {
                var list = node.put("code", DAYS).putArray("days");
                days.forEach(day -> list.add(day.toString()));
            }
            case Shortfall.PayersWithout(var usual) -> {
                var list = node.put("code", PAYERS).putArray("parties");
                usual.forEach((code, cases) -> list.addObject()
                        .put("code", Municipality.codeText(code))
                        .put("usualCases", cases));
            }
        }
    }

    /// Reads the keys of an object.
    ///
    /// @param rejected how many rows were rejected, as it says above
    /// @throws IllegalArgumentException when one holds what it cannot
    public static Coverage of(JsonNode root, long rejected) {
        var shortfalls = new ArrayList<Shortfall>();
        root.path(PARTIAL).forEach(each -> shortfalls.add(shortfall(each)));
        return new Coverage(
                new FieldCoverage(
                        fields(root.path(MISSING)), fields(root.path(ABSENT)), fields(root.path(LACKING))),
                shortfalls,
                stays(root),
                root.path(ALLOWED).asBoolean(false),
                root.path(REPLACED).asLong(0),
                rejected(root.path(REJECTED), rejected),
                source(root),
                new CaseRemarks(blanks(root.path(BLANK)), pairs(root.path(ALIKE), LIKE)));
    }

    private static FoundStays stays(JsonNode root) {
        var overlaps = new ArrayList<SharedDays>();
        root.path(OVERLAPPING)
                .forEach(each -> overlaps.add(new SharedDays(pair(each, SHARES_DAYS), each.path(SHARED).asLong(0))));
        return new FoundStays(
                pairs(root.path(REPEATED), SAME_AS), overlaps, root.path(OVERLAPS_ALLOWED).asBoolean(false),
                root.path(UNSEEN).asLong(0), pairs(root.path(ALIKE_STAYS), LIKE));
    }

    private static SortedMap<CaseField, BlankCases> blanks(JsonNode list) {
        var blanks = new TreeMap<CaseField, BlankCases>();
        list.forEach(each -> {
            var field = field(each.path("field"));
            CaseRemarks.reading(field);
            blanks.put(field, new BlankCases(each.path("cases").asLong(0), each.path("all").asBoolean(false)));
        });
        return blanks;
    }

    private static RejectedRows rejected(JsonNode list, long rows) {
        var byMunicipality = new TreeMap<Integer, Long>();
        list.forEach(each -> byMunicipality.put(
                Integer.parseInt(each.path("code").asString("")), each.path("rows").asLong()));
        if (byMunicipality.values().stream().mapToLong(Long::longValue).sum() > rows) {
            throw new IllegalArgumentException("more rejected rows by municipality than in all");
        }
        return new RejectedRows(rows, byMunicipality);
    }

    private static Optional<LocalDate> day(JsonNode root, String key) {
        return Optional.ofNullable(root.get(key))
                .filter(day -> !day.isNull())
                .map(day -> LocalDate.parse(day.asString()));
    }

    private static SourceState source(JsonNode root) {
        var end = root.path(PARTIAL)
                .valueStream()
                .filter(each -> each.path("code").asString("").equals(ENDS_EARLY))
                .findFirst()
                .orElse(root);
        return new SourceState(
                day(end, LAST),
                end.path(QUIET).asLong(0),
                day(root, UNTIL),
                fields(root.path(RECORDED)),
                Set.of(),
                root.path(DIFFERING).asLong(0),
                root.path(DIFFERING_ALLOWED).asBoolean(false));
    }

    private static Set<CaseField> fields(JsonNode list) {
        var fields = EnumSet.noneOf(CaseField.class);
        list.forEach(each -> fields.add(field(each)));
        return fields;
    }

    private static CaseField field(JsonNode title) {
        return Column.named(title.asString(""))
                .flatMap(Column::field)
                .orElseThrow(() -> new IllegalArgumentException("no column of ours: " + title));
    }

    private static List<CasePair> pairs(JsonNode list, String toFirst) {
        var pairs = new ArrayList<CasePair>();
        list.forEach(each -> pairs.add(pair(each, toFirst)));
        return pairs;
    }

    private static CasePair pair(JsonNode node, String toFirst) {
        return new CasePair(
                node.path("caseId").asString(""), node.path(toFirst).asString(""),
                !node.path(OTHER).asBoolean(false));
    }

    private static Shortfall shortfall(JsonNode node) {
        return switch (node.path("code").asString("")) {
            case NO_CASE -> new Shortfall.NoCase();
            case ENDS_EARLY -> new Shortfall.EndsEarly(
                    Optional.ofNullable(node.get(LAST)).map(day -> LocalDate.parse(day.asString())));
            case DAYS -> new Shortfall.DaysWithout(days(node.path("days")));
            case PAYERS -> {
                var usual = new TreeMap<Integer, Long>();
                node.path("parties")
                        .forEach(each -> usual.put(
                                Integer.parseInt(each.path("code").asString("")), each.path("usualCases").asLong()));
                yield new Shortfall.PayersWithout(usual);
            }
            default -> throw new IllegalArgumentException("no shortfall: " + node);
        };
    }

    private static List<LocalDate> days(JsonNode list) {
        var days = new ArrayList<LocalDate>();
        list.forEach(day -> days.add(LocalDate.parse(day.asString())));
        return days;
    }
}
