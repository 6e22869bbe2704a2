package se.klardag.rules.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.YamlTree;

/// Where the texts are that agreements refer to by name (*regelbibliotek*): those that ship, or those that were kept with a
/// settlement, so that it can be made again whatever ships by then.
public final class RuleLibrary {
    private static final String SHIPPED_AS = ShippedResources.PREFIX;

    private final Function<String, Optional<RuleText>> texts;
    private final Map<String, RateTable> tables = new ConcurrentHashMap<>();
    private final Map<String, YamlTree> trees = new ConcurrentHashMap<>();

    private RuleLibrary(Function<String, Optional<RuleText>> texts) {
        this.texts = texts;
    }

    /// What ships with the program. Whoever holds it reads each table once.
    public static RuleLibrary shipped() {
        return new RuleLibrary(RuleText::shipped);
    }

    /// What ships with the program, and these files of the user's own.
    public static RuleLibrary shippedWith(List<RuleText> own) {
        var byName = byName(own);
        return new RuleLibrary(name -> Optional.ofNullable(byName.get(name)).or(() -> RuleText.shipped(name)));
    }

    /// Texts that were kept, and no others: what is missing among them is not looked for elsewhere.
    ///
    /// @param kept as `RuleHash.files` gives them
    /// @throws RuleFileException when two of them have the same name and say different things
    public static RuleLibrary of(List<RuleText> kept) {
        var byName = byName(kept);
        return new RuleLibrary(name -> Optional.ofNullable(byName.get(name)));
    }

    private static SortedMap<String, RuleText> byName(List<RuleText> kept) {
        var byName = new TreeMap<String, RuleText>();
        for (var text : kept) {
            var other = byName.put(RuleText.keptName(text.name()), text);
            if (other != null && !other.sha256().equals(text.sha256())) {
                throw RuleFileException.of(
                        RuleText.keptName(text.name()),
                        new BilingualText(
                                "två olika regelfiler heter så; byt namn på den ena",
                                "two different rule files have this name; rename one of them"));
            }
        }
        return byName;
    }

    /// The table of daily rates with this id.
    ///
    /// @throws RuleFileException when there is none
    public RateTable rates(String id) {
        return tables.computeIfAbsent(
                id,
                _ -> texts.apply(SHIPPED_AS + tableFile(id))
                        .map(text -> new RateTable(id, YamlTree.read(text)))
                        .orElseThrow(() -> RuleFileException.of(
                                id,
                                new BilingualText(
                                        "beloppstabellen är inte känd", "the table of rates is not known"))));
    }

    /// @param name below the rules room, `calendars/england-public-holidays.yaml`
    public RuleText text(String name) {
        return named(SHIPPED_AS + name);
    }

    /// The same as a tree, which whoever holds the library reads once.
    ///
    /// @throws RuleFileException when there is none
    public YamlTree tree(String name) {
        return trees.computeIfAbsent(name, each -> YamlTree.read(text(each)));
    }

    /// The agreement that another one refers to: a shipped one by its id, one of the user's own by its file.
    public RuleText agreement(String idOrFile) {
        return isFile(idOrFile)
                ? named(RuleText.ownName(idOrFile))
                : named(SHIPPED_AS + agreementFile(idOrFile));
    }

    private RuleText named(String name) {
        return texts.apply(name)
                .orElseThrow(() -> RuleFileException.of(
                        name,
                        new BilingualText("regelfilen saknas", "the rule file is missing")));
    }

    /// The file of a table of daily rates, below the rules room.
    public static String tableFile(String id) {
        return id.replace('.', '/') + ".yaml";
    }

    /// The file of a shipped agreement, below the rules room.
    public static String agreementFile(String id) {
        return "agreements/" + id + ".yaml";
    }

    public static boolean isFile(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
    }
}
