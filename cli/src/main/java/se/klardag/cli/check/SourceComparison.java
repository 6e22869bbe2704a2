package se.klardag.cli.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.klardag.cli.cases.CaseFiles;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.facts.Case;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.RecordedCase;

/// Holds two sources against each other, case by case (*jämförelse*). Patients are left out: two systems seldom share
/// pseudonyms. A hash of each case of the first source is kept, and whole cases only where the two differ.
public final class SourceComparison {
    /// In which of the two a case is.
    private static final String THERE = "yes";
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final TreeMap<String, RecordedCase> ofOne = new TreeMap<>();
    private final TreeMap<String, RecordedCase> ofOther = new TreeMap<>();
    private long same;

    /// Reads the first source for a hash of each case, the other for which cases differ, and the first again for what those
    /// say.
    public List<SourceDifference> compare(CaseFiles one, CaseFiles other) {
        var hashes = one.read(source -> {
            var all = new HashedCases();
            source.forEach(fact -> all.put(hash(fact.id()), hash(fact)));
            return all;
        });
        other.read(source -> {
            hashes.restore();
            ofOther.clear();
            same = 0;
            source.forEach(fact -> {
                if (hashes.take(hash(fact.id()), hash(fact))) {
                    same++;
                } else {
                    ofOther.put(fact.id(), RecordedCase.copyOf(fact));
                }
            });
            return same;
        });
        if (!hashes.isEmpty()) {
            one.read(source -> {
                ofOne.clear();
                source.forEach(fact -> {
                    if (hashes.isLeft(hash(fact.id()))) {
                        ofOne.put(fact.id(), RecordedCase.copyOf(fact));
                    }
                });
                return ofOne;
            });
        }
        var differences = new ArrayList<SourceDifference>();
        var ids = new TreeMap<String, RecordedCase>(ofOther);
        ids.putAll(ofOne);
        ids.forEach((id, fact) -> {
            int before = differences.size();
            tell(id, fact, differences);
            if (differences.size() == before) { // its hash was that of another
                ofOne.remove(id);
                ofOther.remove(id);
                same++;
            }
        });
        return differences;
    }

    private void tell(String id, RecordedCase either, List<SourceDifference> differences) {
        var shown = IdentityMask.mask(id);
        var municipality = Municipality.codeText(either.municipality());
        var one = ofOne.get(id);
        var other = ofOther.get(id);
        if (one == null || other == null) {
            differences.add(new SourceDifference(shown, municipality, SourceDifference.CASE, one == null ? "" : THERE,
                    other == null ? "" : THERE));
            return;
        }
        var left = facts(one);
        facts(other).forEach((name, value) -> {
            var before = left.getOrDefault(name, "");
            if (!before.equals(value)) {
                differences.add(new SourceDifference(shown, municipality, name, before, value));
            }
        });
    }

    /// Cases on which the two agree.
    public long same() {
        return same;
    }

    /// Cases that both have and that differ.
    public long differing() {
        return ofOne.keySet().stream().filter(ofOther::containsKey).count();
    }

    /// Cases of the first source alone.
    public long onlyInOne() {
        return ofOne.size() - differing();
    }

    /// Cases of the second source alone.
    public long onlyInOther() {
        return ofOther.size() - differing();
    }

    private static Map<String, String> facts(Case fact) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("municipality", Municipality.codeText(fact.municipality()));
        facts.put("care_type", word(fact.careType()));
        facts.put("admitted_at", DateTimeFormats.cell(fact.admittedAt()));
        facts.put("admission_notice_at", DateTimeFormats.cell(fact.admissionNoticeAt()));
        facts.put("ready_at", DateTimeFormats.cell(fact.readyAt()));
        facts.put("ready_notice_at", DateTimeFormats.cell(fact.readyNoticeAt()));
        facts.put("sip_required", word(fact.sipRequired()));
        facts.put("sip_called_at", DateTimeFormats.cell(fact.sipCalledAt()));
        facts.put("withdrawn_at", DateTimeFormats.cell(fact.withdrawnAt()));
        facts.put("discharged_at", DateTimeFormats.cell(fact.dischargedAt()));
        facts.put("outcome", word(fact.outcome()));
        facts.put("consent", word(fact.consent()));
        facts.put("open_care_ready", word(fact.openCareReady()));
        facts.put("legal_basis", word(fact.legalBasis()));
        facts.put("payer_answer", word(fact.payerAnswer()));
        facts.put("stay_municipality", code(fact.stayMunicipality()));
        facts.put("moved_to", code(fact.movedTo()));
        for (var event : Event.values()) {
            facts.put(event.name().toLowerCase(Locale.ROOT), DateTimeFormats.cell(fact.at(event)));
        }
        return facts;
    }

    private static long hash(String id) {
        long hash = id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = mixed(hash, id.charAt(i));
        }
        return hash;
    }

    private static long hash(Case fact) {
        long hash = fact.municipality();
        hash = mixed(hash, fact.careType().name().hashCode());
        for (long moment : new long[]{fact.admittedAt(), fact.admissionNoticeAt(), fact.readyAt(),
                fact.readyNoticeAt(), fact.sipCalledAt(), fact.withdrawnAt(), fact.dischargedAt()}) {
            hash = mixed(hash, moment);
        }
        for (var word : new Enum<?>[]{fact.sipRequired(), fact.outcome(), fact.consent(), fact.openCareReady(),
                fact.legalBasis(), fact.payerAnswer()}) {
            hash = mixed(hash, word.name().hashCode());
        }
        hash = mixed(mixed(hash, fact.stayMunicipality()), fact.movedTo());
        for (var event : Event.values()) {
            hash = mixed(hash, fact.at(event));
        }
        return hash;
    }

    private static long mixed(long hash, long value) {
        long mixed = (hash ^ value) * PRIME;
        return mixed ^ mixed >>> 29;
    }

    private static String code(int municipality) {
        return municipality == 0 ? "" : Municipality.codeText(municipality);
    }

    private static String word(Enum<?> word) {
        return word.name().equals("NOT_STATED") ? "" : word.name().toLowerCase(Locale.ROOT);
    }
}
