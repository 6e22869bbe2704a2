package se.klardag.cli.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.klardag.cli.text.ShippedFile;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.IdentityNumbers;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;

/// A working folder (*arbetsmapp*): what its `klardag.yaml` says, which a command takes where the call says nothing.
///
/// @param folder  absolute
/// @param sha256  of `klardag.yaml`
/// @param written the values as they are written; those of a list with commas between
public record Workspace(Path folder, String sha256, Map<Setting, String> written) {
    /// The file that makes a folder a working folder.
    public static final String FILE = "klardag.yaml";

    /// The name of its schema, beside the class.
    public static final String SCHEMA = "workspace-v1.schema.json";

    public Workspace {
        written = Map.copyOf(written);
    }

    /// The working folder that a folder is, or is inside of; the nearest.
    ///
    /// @throws RuleFileException with every problem of its file
    public static Optional<Workspace> around(Path start) {
        for (var folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(FILE))) {
                return Optional.of(in(folder));
            }
        }
        return Optional.empty();
    }

    /// The working folder that a folder is.
    ///
    /// @throws RuleFileException with every problem of its file
    public static Workspace in(Path folder) {
        var file = folder.resolve(FILE);
        var tree = YamlTree.read(read(file));
        var problems = new ArrayList<>(IdentityNumbers.foundInSettings(tree));
        problems.addAll(SchemaCheck.problemsWith(tree, ShippedFile.text(Workspace.class, SCHEMA)));
        problems.sort(Comparator.comparingInt(RuleProblem::line));
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        var written = new TreeMap<Setting, String>();
        for (var setting : Setting.values()) {
            var node = tree.root().get(setting.key());
            if (node != null) {
                var words = new ArrayList<String>();
                if (node.isArray()) {
                    node.forEach(each -> words.add(each.asString()));
                } else {
                    words.add(node.asString());
                }
                written.put(setting, String.join(",", words));
            }
        }
        var region = written.get(Setting.REGION);
        if (region != null && Municipalities.shipped().region(region).isEmpty()) {
            throw tree.unusable("/" + Setting.REGION.key(), new BilingualText(
                    region + " är ingen regions kod; 12 är Region Skåne",
                    region + " is no region's code; 12 is Skåne"));
        }
        return new Workspace(folder.toAbsolutePath().normalize(), tree.source().sha256(), written);
    }

    private static RuleText read(Path file) {
        try {
            return RuleText.of(file.toString(), Files.readAllBytes(file));
        } catch (IOException _) {
            throw RuleFileException.of(file.toString(), new BilingualText(
                    "går inte att läsa; klardag init skapar en arbetsmapp",
                    "cannot be read; klardag init makes a working folder"));
        }
    }

    /// A value as a command takes it: paths lead from the working folder, wherever the command is run.
    ///
    /// @return empty where the file does not state it, or what it names is not written yet
    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(written.get(setting)).flatMap(value -> switch (setting) {
            case REGION, ABSENT -> Optional.of(value);
            case AGREEMENT -> Optional.of(agreement(value));
            case MAPPING -> isMissing(setting) ? Optional.empty() : Optional.of(placed(value));
            case LEDGER -> Optional.of(value.startsWith("jdbc:") ? value : path(value).toString());
            case RATES, CASES, PARTIES, TEMPLATES, OUTPUT -> Optional.of(path(value).toString());
        });
    }

    /// Whether a setting names a mapping profile that is to be written.
    public boolean isMissing(Setting setting) {
        var value = written.get(setting);
        return setting == Setting.MAPPING && value != null && RuleLibrary.isFile(value) && !Files.exists(path(value));
    }

    /// What the adoption form of the folder adopts, while nobody has filled in who adopts and when.
    public Optional<String> unadopted() {
        return Optional.ofNullable(written.get(Setting.AGREEMENT)).flatMap(this::unadopted);
    }

    private Optional<String> unadopted(String value) {
        if (!RuleLibrary.isFile(value) || !Files.isRegularFile(path(value))) {
            return Optional.empty();
        }
        try {
            var root = YamlTree.read(read(path(value))).root();
            boolean blank = root.path("by").asString("").isBlank() && root.path("on").asString("").isBlank();
            return blank && root.path("adopts").isString()
                    ? Optional.of(root.get("adopts").asString())
                    : Optional.empty();
        } catch (RuleFileException _) {
            return Optional.empty(); // whoever uses the file says what is wrong with it
        }
    }

    private String agreement(String value) {
        return placed(unadopted(value)
                .map(base -> RuleLibrary.isFile(base) ? path(value).resolveSibling(base).toString() : base)
                .orElse(value));
    }

    /// An id as it is, a file as a path.
    private String placed(String idOrFile) {
        return RuleLibrary.isFile(idOrFile) ? path(idOrFile).toString() : idOrFile;
    }

    /// A path as it leads from here: short in the working folder itself.
    ///
    /// @throws RuleFileException when it can be no path
    public Path path(String value) {
        try {
            var here = Path.of("").toAbsolutePath();
            var there = folder.resolve(value).normalize();
            return there.startsWith(here) && folder.equals(here) ? here.relativize(there) : there;
        } catch (InvalidPathException _) {
            throw RuleFileException.of(folder.resolve(FILE).toString(), new BilingualText(
                    value + " kan inte vara ett filnamn", value + " cannot be the name of a file"));
        }
    }
}
