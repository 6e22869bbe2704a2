package se.klardag.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.agreement.AdoptionLimits;
import se.klardag.rules.agreement.AdoptionReader;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.AgreementReader;
import se.klardag.rules.agreement.RateTable;
import se.klardag.rules.agreement.RuleLibrary;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.SchemaKeys;
import se.klardag.rules.files.ShippedResources;
import se.klardag.rules.files.StatementDays;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.review.RuleReview;
import se.klardag.rules.review.TermUse;
import se.klardag.rules.terms.TermsResolution;

/// The agreements we know (*överenskommelser*): the shipped ones by id, and files of the user's own.
public final class Agreements {
    private static final String SCHEMA = "agreement-v1";
    private static final List<String> SHIPPED = ShippedResources.lines("agreements/index.txt");

    private static final Set<String> TABLES = Set.of("national.daily-rate", "national.daily-rate-before-2018");

    private Agreements() {}

    /// Ids of the shipped agreements.
    public static List<String> ids() {
        return SHIPPED;
    }

    /// An agreement by id, or from a file when the name ends in `.yaml` or `.yml` or holds a path.
    ///
    /// @throws RuleFileException when it is not known or its file cannot be used
    public static Agreement find(String idOrFile) {
        return RuleLibrary.isFile(idOrFile) ? new Opened(RuleLibrary.shipped()).file(pathOf(idOrFile))
                : shipped(idOrFile, RuleLibrary.shipped());
    }

    /// Every problem of a file, none when it can be used.
    public static List<RuleProblem> problems(Path path) {
        return review(path).problems();
    }

    /// What is wrong in a file and what its writer may not know, in the order of the lines.
    ///
    /// @param problems none when the file can be used
    /// @param remarks  what is usable, and not all that somebody may think
    /// @param lacking  whether the only fault is that terms are missing: the file is in order, and a settlement under it is refused
    public record Review(List<RuleProblem> problems, List<RuleProblem> remarks, boolean lacking) {
        Review(List<RuleProblem> problems, List<RuleProblem> remarks) {
            this(problems, remarks, false);
        }

        public Review {
            problems = inOrder(problems);
            remarks = inOrder(remarks);
        }

        private static List<RuleProblem> inOrder(List<RuleProblem> found) {
            return found.stream()
                    .sorted(Comparator.comparing(RuleProblem::file)
                            .thenComparingInt(RuleProblem::line)
                            .thenComparingInt(RuleProblem::column))
                    .toList();
        }
    }

    /// Looks at a file for everything that is wrong in it.
    public static Review review(Path path) {
        try {
            var tree = YamlTree.read(read(path));
            return review(path, tree, SchemaCheck.problems(tree, SCHEMA));
        } catch (RuleFileException unusable) {
            return new Review(unusable.problems(), List.of());
        }
    }

    /// A value with a fault is left out and the rest is looked at, until nothing new is found.
    private static Review review(Path path, YamlTree tree, List<RuleProblem> shape) {
        var problems = new ArrayList<>(shape);
        var found = shape;
        var rest = tree;
        while (true) {
            boolean goesOn = found.stream()
                    .allMatch(problem -> problem.file().equals(tree.source().name())
                            && SchemaCheck.canBeLeftOut(SchemaCheck.valueOf(problem)));
            if (!goesOn) {
                return new Review(problems, List.of());
            }
            rest = rest.without(found.stream().map(SchemaCheck::valueOf).toList());
            try {
                return review(new Opened(RuleLibrary.shipped()).read(path, rest), rest, problems);
            } catch (RuleFileException unusable) {
                found = unusable.problems().stream().filter(problem -> !problems.contains(problem)).toList();
                if (found.isEmpty()) {
                    return new Review(problems, List.of());
                }
                problems.addAll(found);
            }
        }
    }

    /// The same on a day: a source or an adoption that the file dates after it is a fault.
    public static Review review(Path path, LocalDate today) {
        var review = review(path);
        try {
            var later = new ArrayList<>(StatementDays.after(List.of(read(path)), today));
            StatementDays.adoptedAfter(YamlTree.read(read(path)), today).ifPresent(later::add);
            later.addAll(review.problems());
            return new Review(later, review.remarks(), review.lacking() && later.size() == review.problems().size());
        } catch (RuleFileException _) {
            // what cannot be read is among the problems
            return review;
        }
    }

    private static Review review(Agreement agreement, YamlTree tree, List<RuleProblem> problems) {
        var review = new RuleReview(agreement, tree);
        var remarks = new ArrayList<>(agreement.remarks());
        boolean whole = problems.isEmpty();
        problems.addAll(review.unreachable());
        boolean lacking = false;
        // What was left out is not missing, and what replaces it in the base contradicts nothing.
        if (whole) {
            problems.addAll(review.contradictions());
            var missing = review.missing();
            lacking = problems.isEmpty() && !missing.isEmpty();
            problems.addAll(missing);
            remarks.addAll(review.remarks());
        }
        return new Review(problems, remarks, lacking);
    }

    /// Whether an agreement can use a value at this address: no threshold under an individual model.
    public static boolean isUsed(Agreement agreement, String path) {
        return TermUse.isUsed(agreement, path);
    }

    /// Whether silence on a term means the same as the value.
    public static boolean isDefault(String path, String value) {
        return TermsResolution.isDefault(path, value);
    }

    /// The groups of terms, in reading order.
    public static List<String> groups() {
        return SchemaKeys.GROUPS;
    }

    /// What the address of one kind of care's own value begins with, `psychiatric.`.
    public static List<String> carePrefixes() {
        return SchemaKeys.CARE_PREFIXES;
    }

    /// The terms without which a month cannot be settled and that an agreement does not state, by address.
    public static List<String> missing(Agreement agreement) {
        return TermUse.missing(agreement);
    }

    /// An agreement from the texts it was once made of, and from no others.
    ///
    /// @param own     its own file, with the names of those it is built on
    /// @param library holds every text that it refers to
    /// @throws RuleFileException when they do not make one
    public static Agreement of(RuleText own, RuleLibrary library) {
        return AgreementReader.read(YamlTree.read(own), each -> of(library.agreement(each), library), library);
    }

    /// The table of daily rates with this id.
    ///
    /// @throws RuleFileException when there is none
    public static RateTable rates(String id) {
        return RuleLibrary.shipped().rates(id);
    }

    /// Ids of the tables of daily rates.
    public static Set<String> tables() {
        return TABLES;
    }

    private static Path pathOf(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException noPath) {
            throw RuleFileException.of(
                    name, new BilingualText("kan inte vara ett filnamn", "cannot be the name of a file"));
        }
    }

    private static boolean isKnown(String id) {
        return SHIPPED.contains(id);
    }

    private static Agreement shipped(String id, RuleLibrary library) {
        if (!isKnown(id)) {
            throw RuleFileException.of(
                    id,
                    new BilingualText(
                            "överenskommelsen är inte känd; klardag agreements list visar de kända",
                            "the agreement is not known; klardag agreements list shows those that are"));
        }
        // The build validates every shipped file against its schema.
        return AgreementReader.read(
                YamlTree.read(ShippedResources.text(RuleLibrary.agreementFile(id))),
                each -> shipped(each, library),
                library);
    }

    /// Where a file names what it is built on.
    private static String basePointer(YamlTree tree) {
        return AdoptionReader.isAdoption(tree) ? "/adopts" : "/extends";
    }

    /// The files that are being read, each for the sake of the one before.
    private record Opened(RuleLibrary library, Set<Path> paths) {
        Opened(RuleLibrary library) {
            this(library, new HashSet<>());
        }

        Agreement file(Path path) {
            var tree = YamlTree.read(Agreements.read(path));
            var problems = SchemaCheck.problems(tree, SCHEMA);
            if (!problems.isEmpty()) {
                throw new RuleFileException(problems);
            }
            return read(path, tree);
        }

        Agreement read(Path path, YamlTree tree) {
            if (!paths.add(path.toAbsolutePath().normalize())) {
                throw tree.unusable(
                        basePointer(tree),
                        new BilingualText("filen bygger på sig själv", "the file extends itself"));
            }
            var folder = path.toAbsolutePath().getParent();
            var bases = new HashMap<String, Agreement>();
            Function<String, Agreement> known = named -> bases.computeIfAbsent(named, base -> RuleLibrary.isFile(base)
                    ? file(folder == null ? pathOf(base) : folder.resolve(pathOf(base)))
                    : shippedBase(tree, base));
            var read = AgreementReader.read(tree, known, library);
            if (AdoptionReader.isAdoption(tree)) {
                var broken = AdoptionLimits.broken(tree, known.apply(tree.root().get("adopts").asString()), read);
                if (!broken.isEmpty()) {
                    throw new RuleFileException(broken);
                }
            } else if (tree.root().has("extends")) {
                var others = AdoptionLimits.otherAmounts(
                        tree, known.apply(tree.root().get("extends").asString()), read);
                if (!others.isEmpty()) {
                    throw new RuleFileException(others);
                }
            }
            // Two files may rest on the same third.
            paths.remove(path.toAbsolutePath().normalize());
            return read;
        }

        private Agreement shippedBase(YamlTree tree, String id) {
            if (!isKnown(id)) {
                throw tree.unusable(
                        basePointer(tree),
                        new BilingualText(
                                "överenskommelsen " + id + " är inte känd", "agreement " + id + " is not known"));
            }
            return shipped(id, library);
        }
    }

    private static RuleText read(Path path) {
        var name = path.toString();
        try {
            return RuleText.own(name, BoundedFile.read(path, RuleText.LARGEST));
        } catch (NoSuchFileException missing) {
            throw RuleFileException.of(name, new BilingualText("filen finns inte", "there is no such file"));
        } catch (FileRefusedException refused) {
            throw RuleFileException.of(name, refused.reason());
        } catch (IOException unreadable) {
            throw RuleFileException.of(
                    name,
                    Files.isDirectory(path)
                            ? new BilingualText("är en katalog, inte en regelfil", "is a directory, not a rule file")
                            : new BilingualText("filen går inte att läsa", "the file cannot be read"));
        }
    }
}
