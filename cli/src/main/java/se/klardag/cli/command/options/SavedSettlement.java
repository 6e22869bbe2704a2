package se.klardag.cli.command.options;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.cases.table.CaseFileException;
import se.klardag.cli.cases.table.ReadSettings;
import se.klardag.cli.documents.model.BillDocuments;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.month.Allowance;
import se.klardag.cli.month.CoverageJson;
import se.klardag.cli.month.Editions;
import se.klardag.cli.month.ExplainedMonth;
import se.klardag.cli.text.IdentityMask;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.text.TerminalSafe;
import se.klardag.cli.text.UsageException;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.Agreements;
import se.klardag.rules.RuleHash;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A settlement that `settle --out` left in a folder (*sparad avräkning*): its result, and what it was made of. Documents
/// are made of the same files again, and only if their hashes and every sum are still the same.
public final class SavedSettlement {
    /// Beside the result: which agreement, which month, which files.
    public static final String INPUTS = "inputs.json";

    private static final int LARGEST = 64 << 20;
    private static final String RESULT = "settlement.json";

    private final Path folder;
    private final JsonNode inputs;
    private final JsonNode result;

    private SavedSettlement(Path folder) {
        this.folder = folder;
        this.inputs = json(folder.resolve(INPUTS));
        this.result = json(folder.resolve(RESULT));
    }

    /// Refuses the folder of another month, which nothing may write over.
    ///
    /// @throws UsageException naming that month
    public static void refuseOtherMonth(@Nullable Path folder, YearMonth month) {
        if (folder != null && Files.exists(folder.resolve(INPUTS))) {
            var there = json(folder.resolve(INPUTS)).path("period").asString("");
            if (!there.equals(month.toString())) {
                throw new UsageException("output.other-month", TerminalSafe.of(folder.toString()),
                        TerminalSafe.of(there), month);
            }
        }
    }

    /// @throws CaseFileException when the folder holds no settlement
    public static SavedSettlement in(Path folder) {
        return new SavedSettlement(folder);
    }

    /// What a settlement into a folder is made of: paths are written from the folder, so that both can move together.
    ///
    /// @param month of the settlement, one of the call's
    public static String inputs(Path folder, CaseOptions arguments, Agreement agreement, YearMonth month) {
        var node = JsonNodeFactory.instance.objectNode();
        var name = arguments.agreementName();
        boolean shipped = Agreements.ids().contains(name);
        node.put("agreement", shipped ? agreement.id() : from(folder, Path.of(name)));
        node.put("period", month.toString());
        var cases = node.putArray("cases");
        arguments.cases().forEach(path -> cases.add(from(folder, path)));
        arguments.knownOn().ifPresent(day -> node.put("asKnownOn", day.toString()));
        arguments.reading().save(node.putObject("reading"), path -> Path.of(from(folder, path)));
        arguments.defaults().filter(_ -> !arguments.taken().isEmpty()).ifPresent(defaults -> {
            var workspace = node.putObject("workspace");
            workspace.put("file", "sha256:" + defaults.workspace().sha256());
            arguments.taken().forEach((setting, value) -> workspace.put(setting.key(), IdentityMask.mask(value)));
        });
        return PrintedJson.of(node);
    }

    private static String from(Path folder, Path file) {
        var start = folder.toAbsolutePath().normalize();
        var end = file.toAbsolutePath().normalize();
        boolean sameDisk = Objects.equals(start.getRoot(), end.getRoot());
        var path = (sameDisk ? start.relativize(end) : end).toString().replace('\\', '/');
        return IdentityMask.mask(path);
    }

    private static JsonNode json(Path file) {
        try {
            return JsonMapper.shared().readTree(BoundedFile.read(file, LARGEST));
        } catch (FileRefusedException refused) {
            throw CaseFileException.of(file.toString(), refused);
        } catch (IOException _) {
            throw new CaseFileException(file.toString(), "invoice.no-settlement");
        } catch (JacksonException _) {
            throw new CaseFileException(file.toString(), "invoice.broken-settlement");
        }
    }

    public YearMonth period() {
        try {
            return YearMonth.parse(text(inputs, "period"));
        } catch (DateTimeException _) {
            throw broken();
        }
    }

    /// The agreement, if its files still say what they said.
    ///
    /// @param elsewhere its place now; `null` for its earlier place
    public Agreement agreement(@Nullable String elsewhere) {
        var name = text(inputs, "agreement");
        var found = Agreements.find(
                elsewhere != null ? elsewhere
                        : Agreements.ids().contains(name) ? name : folder.resolve(name).normalize().toString());
        if (!("sha256:" + RuleHash.of(found)).equals(text(result.get("receipt"), "rules"))) {
            throw new CaseFileException(folder.toString(), "invoice.other-rules", found.id());
        }
        return found;
    }

    /// The day whose knowledge counted, when the call named one.
    public Optional<LocalDate> knownOn() {
        try {
            return inputs.has("asKnownOn") ? Optional.of(LocalDate.parse(text(inputs, "asKnownOn"))) : Optional.empty();
        } catch (DateTimeException _) {
            throw broken();
        }
    }

    /// How the case files were read.
    ///
    /// @param elsewhere where the mapping profile is now; `null` for its earlier place
    public ReadSettings reading(@Nullable String elsewhere) {
        try {
            return ReadingOptions.saved(inputs.path("reading"), folder, elsewhere, knownOn().orElse(null));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw broken();
        }
    }

    /// What the settlement accepted of its source.
    public Allowance allowance() {
        var coverage = CoverageJson.of(result.path("receipt"), result.path("rejectedRows").asLong(0));
        return new Allowance(
                coverage.partialAllowed(), coverage.source().differingAllowed(), coverage.stays().overlapsAllowed());
    }

    /// The case files.
    public List<Path> cases() {
        var paths = new ArrayList<Path>();
        var nodes = inputs.get("cases");
        if (nodes == null || !nodes.isArray() || nodes.isEmpty()) {
            throw broken();
        }
        nodes.forEach(node -> paths.add(folder.resolve(node.asString()).normalize()));
        return paths;
    }

    /// Refuses other cases than those that were settled.
    public void refuseOtherCases(String sha256) {
        if (!("sha256:" + sha256).equals(text(result.get("receipt"), "cases"))) {
            throw new CaseFileException(folder.toString(), "invoice.other-cases");
        }
    }

    /// Refuses bills that are not those of the settlement, whatever the reason.
    public void refuseOtherSums(ExplainedMonth month) {
        var saved = new TreeMap<String, String>();
        for (var node : result.get("municipalities")) {
            var edition = node.has("editionFrom") ? " " + text(node, "editionFrom") : "";
            saved.put(text(node, "code") + " " + text(node, "careGroup") + edition,
                    text(node, "amount") + " " + text(node, "payable"));
        }
        var made = new TreeMap<String, String>();
        month.bills().values().stream().flatMap(List::stream).forEach(each -> {
            var bill = each.bill();
            var edition = Editions.areApart(month.rules().terms()) ? " " + bill.edition().from() : "";
            var key = Municipality.codeText(bill.municipality()) + " " + bill.careGroup().code() + edition;
            // versions up to 0.1 left out whoever had no case that costs
            if (BillDocuments.isListed(each) || saved.containsKey(key)) {
                made.put(key, plain(bill.amount().value()) + " " + plain(bill.toPay().value()));
            }
        });
        if (!saved.equals(made)) {
            throw new CaseFileException(folder.toString(), "invoice.other-sums");
        }
    }

    private static String plain(BigDecimal number) {
        return NumberFormats.machine(number);
    }

    private String text(@Nullable JsonNode node, String key) {
        var value = node == null ? null : node.get(key);
        if (value == null || !value.isString()) {
            throw broken();
        }
        return value.asString();
    }

    private CaseFileException broken() {
        return new CaseFileException(folder.toString(), "invoice.broken-settlement");
    }
}
