package se.klardag.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.klardag.engine.terms.RuleGap;
import se.klardag.engine.terms.Wording;

/// The agreements we know (*överenskommelser*): the shipped ones by id, and files of the user's own.
public final class Agreements {
    private static final List<String> SHIPPED = Bundled.text("agreements/index.txt").text().lines().toList();

    private Agreements() {}

    /// Ids of the shipped agreements.
    public static List<String> ids() {
        return SHIPPED;
    }

    /// An agreement by id, or from a file when the name ends in `.yaml` or `.yml` or holds a path.
    ///
    /// @throws RuleFileException when it is not known or its file cannot be used
    public static Agreement find(String idOrFile) {
        return isFile(idOrFile) ? file(pathOf(idOrFile), new HashSet<>()) : shipped(idOrFile);
    }

    /// Every problem of a file, none when it can be used.
    public static List<RuleProblem> problems(Path path) {
        try {
            var agreement = file(path, new HashSet<>());
            // Values that cannot stand together show only when they are put together: for the first whole month in force.
            Resolving.resolve(agreement, YearMonth.from(agreement.from().plusMonths(1)), Municipalities.shipped());
            return List.of();
        } catch (RuleGap _) {
            // A gap is no fault of the file; it is told when somebody settles.
            return List.of();
        } catch (RuleFileException unusable) {
            return unusable.problems();
        }
    }

    /// An agreement from the texts it was once made of.
    ///
    /// @param files as [Agreement#files] gives them: the base's first
    /// @throws RuleFileException when they do not make one
    public static Agreement of(List<RuleText> files) {
        var own = files.getLast();
        return AgreementReader.read(YamlTree.read(own), base -> {
            if (files.size() == 1) {
                throw RuleFileException.of(
                        own.name(),
                        new Wording("bygger på " + base + ", som saknas",
                                "is built on " + base + ", which is missing"));
            }
            return of(files.subList(0, files.size() - 1));
        });
    }

    /// A table of rates from its text.
    public static RateTable rates(RuleText text) {
        return RateTable.read(YamlTree.read(text));
    }

    /// The table of daily rates with this id.
    ///
    /// @throws RuleFileException when there is none
    public static RateTable rates(String id) {
        if (!id.equals("national.daily-rate")) {
            throw RuleFileException.of(
                    id, new Wording("beloppstabellen är inte känd", "the table of rates is not known"));
        }
        return RateTable.read(YamlTree.read(Bundled.text("national/daily-rate.yaml")));
    }

    private static boolean isFile(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
    }

    private static Path pathOf(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException noPath) {
            throw RuleFileException.of(
                    name, new Wording("kan inte vara ett filnamn", "cannot be the name of a file"));
        }
    }

    private static Agreement shipped(String id) {
        if (!SHIPPED.contains(id)) {
            throw RuleFileException.of(
                    id,
                    new Wording(
                            "överenskommelsen är inte känd; klardag agreements list visar de kända",
                            "the agreement is not known; klardag agreements list shows those that are"));
        }
        // Shipped files were held against their schema when the program was built.
        return AgreementReader.read(YamlTree.read(Bundled.text("agreements/" + id + ".yaml")), Agreements::shipped);
    }

    private static Agreement file(Path path, Set<Path> open) {
        var tree = YamlTree.read(read(path));
        var problems = SchemaCheck.problems(tree, "agreement-v1");
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        if (!open.add(path.toAbsolutePath().normalize())) {
            throw new RuleFileException(List.of(tree.problem(
                    basePointer(tree),
                    new Wording("filen bygger på sig själv", "the file extends itself"))));
        }
        var folder = path.toAbsolutePath().getParent();
        return AgreementReader.read(
                tree,
                base -> isFile(base)
                        ? file(folder == null ? pathOf(base) : folder.resolve(pathOf(base)), open)
                        : shippedBase(tree, base));
    }

    private static Agreement shippedBase(YamlTree tree, String id) {
        if (!SHIPPED.contains(id)) {
            throw new RuleFileException(List.of(tree.problem(
                    basePointer(tree),
                    new Wording("överenskommelsen " + id + " är inte känd", "agreement " + id + " is not known"))));
        }
        return shipped(id);
    }

    /// Where a file names what it is built on.
    private static String basePointer(YamlTree tree) {
        return AdoptionReader.isAdoption(tree) ? "/adopts" : "/extends";
    }

    private static RuleText read(Path path) {
        var name = path.toString();
        try {
            return RuleText.of(name, Files.readAllBytes(path));
        } catch (NoSuchFileException missing) {
            throw RuleFileException.of(name, new Wording("filen finns inte", "there is no such file"));
        } catch (IOException unreadable) {
            throw RuleFileException.of(
                    name,
                    Files.isDirectory(path)
                            ? new Wording("är en katalog, inte en regelfil", "is a directory, not a rule file")
                            : new Wording("filen går inte att läsa", "the file cannot be read"));
        }
    }
}
