package se.klardag.cli.cases.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import se.klardag.cli.cases.table.Column;
import se.klardag.rules.history.HistoryRules;

/// Every event of a call's long files, by stay (*händelser*), on plain numbers: some 40 bytes a row beside its stay's id.
public final class Histories {
    private static final Column[] COLUMNS = Column.values();
    private static final int NONE = -1;

    private final Map<String, Integer> stays = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<SaidElsewhere>> elsewhere = new HashMap<>();
    private final BitSet spoiled = new BitSet();
    private final BitSet shownAgain = new BitSet();
    private int[] firsts = new int[1024];
    private int[] lasts = new int[1024];
    private int[] nexts = new int[1024];
    private byte[] columns = new byte[1024];
    private long[] ats = new long[1024];
    private long[] recorded = new long[1024];
    private long[] places = new long[1024];
    private String[] texts = new String[1024];
    private int size;

    /// Takes what a row states about a stay.
    void add(String id, Fact fact) {
        int stay = stay(id);
        if (size == nexts.length) {
            grow();
        }
        nexts[size] = NONE;
        columns[size] = (byte) fact.column().slot();
        ats[size] = fact.at();
        shownAgain.set(size, fact.isShownAgain());
        recorded[size] = fact.recorded();
        places[size] = fact.place();
        texts[size] = values.computeIfAbsent(fact.value(), value -> value);
        if (firsts[stay] == NONE) {
            firsts[stay] = size;
        } else {
            nexts[lasts[stay]] = size;
        }
        lasts[stay] = size++;
    }

    /// Keeps what another place says of a stay; of one place, what was registered last.
    void compare(String id, SaidElsewhere said) {
        var all = elsewhere.computeIfAbsent(id, _ -> new ArrayList<>());
        var same = all.stream().filter(said::isOfSamePlace).toList();
        if (same.stream().noneMatch(each -> each.recorded() > said.recorded())) {
            same.stream().filter(each -> each.recorded() < said.recorded()).forEach(all::remove);
            all.add(said);
        }
        stay(id);
    }

    /// A row of the stay is rejected.
    void spoil(String id) {
        spoiled.set(stay(id));
    }

    /// What is done with the stays.
    public interface Taker {
        void stay(History history, long rows);

        /// A stay with a row that was rejected when it was read: no case comes of it.
        default void spoiled(String id, List<Fact> facts) {}

        /// A stay of which only places that are compared say anything.
        default void unknown(String id, List<SaidElsewhere> said) {}
    }

    /// Shows each stay in the order in which they first came.
    ///
    /// @param twice receives each row that says what an earlier one said, with its place
    public void forEach(Supplier<HistoryRules> rules, ObjLongConsumer<String> twice, Taker taker) {
        for (int stay = 0; stay < ids.size(); stay++) {
            var repeated = new ArrayList<Fact>();
            var facts = facts(stay, twice, repeated);
            if (facts.isEmpty()) {
                var said = spoiled.get(stay) ? List.<SaidElsewhere>of() : elsewhere(stay);
                if (!said.isEmpty()) {
                    taker.unknown(ids.get(stay), said);
                }
                continue;
            }
            if (spoiled.get(stay)) {
                taker.spoiled(ids.get(stay), facts);
            } else {
                taker.stay(new History(ids.get(stay), facts, repeated, rules.get(), elsewhere(stay)), rowsOf(facts));
            }
        }
    }

    private List<SaidElsewhere> elsewhere(int stay) {
        return elsewhere.getOrDefault(ids.get(stay), List.of());
    }

    /// The facts of a stay. A row that states nothing new is reported and left out.
    ///
    /// @param repeated takes the facts that such rows state again
    private List<Fact> facts(int stay, ObjLongConsumer<String> twice, List<Fact> repeated) {
        var facts = new ArrayList<Fact>();
        int i = firsts[stay];
        while (i != NONE) {
            long place = places[i];
            var row = new ArrayList<Fact>();
            for (; i != NONE && places[i] == place; i = nexts[i]) {
                row.add(new Fact(COLUMNS[columns[i]], ats[i], shownAgain.get(i), recorded[i], texts[i], place));
            }
            if (row.stream().allMatch(fact -> facts.stream().anyMatch(fact::saysSame))) {
                twice.accept(ids.get(stay), place);
                facts.stream().filter(fact -> row.stream().anyMatch(fact::saysSame)).forEach(repeated::add);
            } else {
                facts.addAll(row);
            }
        }
        return facts;
    }

    /// Rows, of which one may state two facts.
    static long rowsOf(List<Fact> facts) {
        return facts.stream().mapToLong(Fact::place).distinct().count();
    }

    private int stay(String id) {
        var known = stays.get(id);
        if (known != null) {
            return known;
        }
        int stay = ids.size();
        stays.put(id, stay);
        ids.add(id);
        if (stay == firsts.length) {
            firsts = Arrays.copyOf(firsts, stay * 2);
            lasts = Arrays.copyOf(lasts, stay * 2);
        }
        firsts[stay] = NONE;
        lasts[stay] = NONE;
        return stay;
    }

    private void grow() {
        int larger = size * 2;
        nexts = Arrays.copyOf(nexts, larger);
        columns = Arrays.copyOf(columns, larger);
        ats = Arrays.copyOf(ats, larger);
        recorded = Arrays.copyOf(recorded, larger);
        places = Arrays.copyOf(places, larger);
        texts = Arrays.copyOf(texts, larger);
    }
}
