package se.klardag.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import se.klardag.engine.terms.Wording;

/// Where the texts are that agreements refer to by name (*regelbibliotek*): those that ship, or those that were kept with a
/// settlement, so that it can be made again whatever ships by then.
public final class RuleLibrary {
    private static final String SHIPPED_AS = Bundled.PREFIX;
    private static final RuleLibrary SHIPPED = new RuleLibrary(RuleText::shipped);

    private final Function<String, Optional<RuleText>> texts;
    private final Map<String, RateTable> tables = new ConcurrentHashMap<>();

    private RuleLibrary(Function<String, Optional<RuleText>> texts) {
        this.texts = texts;
    }

    /// What ships with the program.
    static RuleLibrary shipped() {
        return SHIPPED;
    }

    /// What ships with the program, and these files of the user's own.
    static RuleLibrary shippedWith(List<RuleText> own) {
        var byName = byName(own);
        return new RuleLibrary(name -> Optional.ofNullable(byName.get(name)).or(() -> RuleText.shipped(name)));
    }

    /// Texts that were kept, and no others: what is missing among them is not looked for elsewhere.
    ///
    /// @param kept as [RuleHash#files] gives them
    /// @throws RuleFileException when two of them have the same name and say different things
    public static RuleLibrary of(List<RuleText> kept) {
        var byName = byName(kept);
        return new RuleLibrary(name -> Optional.ofNullable(byName.get(name)));
    }

    private static SortedMap<String, RuleText> byName(List<RuleText> kept) {
        var byName = new TreeMap<String, RuleText>();
        for (var text : kept) {
            var other = byName.put(keptName(text.name()), text);
            if (other != null && !other.sha256().equals(text.sha256())) {
                throw RuleFileException.of(
                        keptName(text.name()),
                        new Wording(
                                "två olika regelfiler heter så; byt namn på den ena",
                                "two different rule files have this name; rename one of them"));
            }
        }
        return byName;
    }

    /// What a text is kept as: a file of the user's own by its name alone, wherever it stood.
    static String keptName(String name) {
        var plain = name.replace('\\', '/');
        return plain.startsWith(SHIPPED_AS) ? plain : plain.substring(plain.lastIndexOf('/') + 1);
    }

    /// The table of daily rates with this id.
    ///
    /// @throws RuleFileException when there is none
    RateTable rates(String id) {
        return tables.computeIfAbsent(
                id,
                _ -> texts.apply(SHIPPED_AS + Agreements.tableFile(id))
                        .map(text -> new RateTable(id, YamlTree.read(text)))
                        .orElseThrow(() -> RuleFileException.of(
                                id,
                                new Wording(
                                        "beloppstabellen är inte känd", "the table of rates is not known"))));
    }

    /// @param name below the rules room, `calendars/england-public-holidays.yaml`
    RuleText text(String name) {
        return named(SHIPPED_AS + name);
    }

    /// The agreement that another one refers to: a shipped one by its id, one of the user's own by its file.
    RuleText agreement(String idOrFile) {
        return Agreements.isFile(idOrFile)
                ? named(keptName(idOrFile))
                : named(SHIPPED_AS + Agreements.agreementFile(idOrFile));
    }

    private RuleText named(String name) {
        return texts.apply(name)
                .orElseThrow(() -> RuleFileException.of(
                        name,
                        new Wording("regelfilen saknas", "the rule file is missing")));
    }
}
