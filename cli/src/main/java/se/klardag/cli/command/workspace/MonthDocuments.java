package se.klardag.cli.command.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.audit.verify.Program;
import se.klardag.cli.documents.delivery.Delivery;
import se.klardag.cli.text.ExitCode;
import se.klardag.cli.workspace.Setting;
import se.klardag.cli.workspace.Workspace;
import tools.jackson.databind.json.JsonMapper;

/// What is written of a month (*månadens dokument*): bills or drafts, a package for each municipality, and the auditor's
/// bundle.
///
/// @param out the month's folder
record MonthDocuments(MonthCalls calls, YearMonth month, MonthClose.Options options, Path out, Checklist list) {
    /// What goes into the books, once.
    private static final Set<String> ONCE = Set.of("sie", "ledger");

    private static final String DRAFTS = "utkast";
    private static final String BILLS = "rakningar";
    private static final String PACKAGES = "kommuner";
    private static final String PAGE = "manad";

    /// Refuses letters that cannot be filled in, before anything is posted that they are to go with.
    ///
    /// @throws se.klardag.cli.documents.model.DocumentRefusedException naming file and line
    static void refuseUnusable(Workspace workspace, MonthClose.Options options) {
        if (options.yes() && options.documents()) {
            new Delivery(workspace.value(Setting.TEMPLATES).map(Path::of), options.zip()).refuseUnusable();
        }
    }

    /// Numbers of the month's bills in the ledger, without those that were cancelled.
    List<String> bills() {
        var call = calls.alone(Stream.of("bills", "--period", month.toString(), "--format", "json"));
        var numbers = new ArrayList<String>();
        if (call.exitCode() == ExitCode.DONE) {
            JsonMapper.shared()
                    .readTree(call.out())
                    .path("bills")
                    .forEach(bill -> numbers.add(bill.required("number").asString()));
        }
        return numbers;
    }

    /// Drafts stand for bills until there are any. What was drafted before an adoption stays beside what is drafted after it.
    ///
    /// @return whether everything is written
    boolean drafted(String agreement) {
        var folder = out.resolve(DRAFTS).resolve(agreement);
        boolean isWritten = invoice("drafts", Stream.of(out.toString(), "--issued", options.date().toString()),
                options.forms(), folder);
        bundle(true, Optional.of(folder).filter(_ -> isWritten));
        return isWritten;
    }

    /// The bills, and a statement to each municipality that owes nothing. They are written, and noted as sent, only where
    /// somebody says yes.
    ///
    /// @return whether everything is written
    boolean posted() {
        var folder = out.resolve(BILLS);
        boolean isWritten = options.yes() ? written(bills(), folder) : isThere(folder);
        bundle(false, Optional.of(folder).filter(_ -> isWritten).filter(Files::isDirectory));
        return isWritten;
    }

    private boolean written(List<String> bills, Path folder) {
        var shown = forms(form -> !ONCE.contains(form));
        var exported = forms(ONCE::contains);
        boolean isWritten = shown.isEmpty() || shown(bills, shown, folder);
        var fresh = exported.isEmpty() ? List.<String>of() : unnoted(bills, ONCE::contains);
        return isWritten && (fresh.isEmpty() || invoice("exported", fresh.stream(), exported,
                out.resolve("bokforing").resolve(fresh.getFirst())));
    }

    /// All bills of the month. Where those that were sent would be others now, as the parties have changed, they stay as they
    /// were sent, and what is new has a folder of its own.
    private boolean shown(List<String> bills, String forms, Path folder) {
        var whole = written(whole(bills), forms, out.resolve(PACKAGES), folder);
        if (!calls.isOfSent(whole)) {
            return told("documents", whole, folder) && packed(out.resolve(PACKAGES));
        }
        var fresh = unnoted(bills, form -> !ONCE.contains(form));
        list.done("documents-kept", folder,
                bills.stream().filter(bill -> !fresh.contains(bill)).collect(Collectors.joining(", ")));
        if (fresh.isEmpty()) {
            return true;
        }
        var own = out.resolve(fresh.getFirst());
        return told("documents", written(fresh.stream(), forms, own.resolve(PACKAGES), own.resolve(BILLS)),
                own.resolve(BILLS)) && packed(own.resolve(PACKAGES));
    }

    private Program.Outcome written(Stream<String> what, String forms, Path packages, Path folder) {
        return invoice(Stream.of(what, Stream.of("--per-kommun", packages.toString()),
                options.zip() ? Stream.of("--zip") : Stream.<String>empty()).flatMap(each -> each), forms, folder);
    }

    private boolean packed(Path packages) {
        list.done(options.zip() ? "packages-zip" : "packages", packages);
        return true;
    }

    /// What was credited outside the month's own postings is named by its number.
    private Stream<String> whole(List<String> bills) {
        return Stream.concat(bills.stream(), Stream.of("--period", month.toString()));
    }

    private String forms(Predicate<String> wanted) {
        return Arrays.stream(options.forms().split(",")).filter(wanted).collect(Collectors.joining(","));
    }

    private boolean invoice(String step, Stream<String> what, String forms, Path folder) {
        return told(step, invoice(what, forms, folder), folder);
    }

    private Program.Outcome invoice(Stream<String> what, String forms, Path folder) {
        return calls.alone(Stream.of(
                Stream.of("invoice"), what, Stream.of("--as", forms, "--force", "-o", folder.toString()))
                .flatMap(each -> each));
    }

    private boolean told(String step, Program.Outcome call, Path folder) {
        calls.tell(call);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            list.open("not-written");
            return false;
        }
        list.done(step, folder);
        return true;
    }

    /// The month as a page and a workbook, for the region and for each municipality, as the files have it.
    ///
    /// @return whether it is written
    boolean page(Path folder) {
        var file = folder.resolve(PAGE + ".html");
        var call = calls.call("report", Stream.concat(
                Stream.of(
                        "--period", month.toString(), "--out", file.toString(), "--xlsx",
                        folder.resolve(PAGE + ".xlsx").toString(), "--per-kommun",
                        folder.resolve("sidor").toString(), "--force"),
                options.flags().stream()));
        calls.tell(call);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            list.open("no-page");
            return false;
        }
        list.done("page", file);
        return true;
    }

    private boolean isThere(Path folder) {
        if (Files.isDirectory(folder)) {
            list.done("documents", folder);
            return true;
        }
        list.open("documents-wait");
        return false;
    }

    /// Bills of which no file of such a form is noted yet: what is not in the books, or was not sent.
    private List<String> unnoted(List<String> bills, Predicate<String> wanted) {
        var call = calls.alone(Stream.of("sent", "--format", "json"));
        var noted = new HashSet<String>();
        if (call.exitCode() == ExitCode.DONE) {
            JsonMapper.shared()
                    .readTree(call.out())
                    .path("files")
                    .valueStream()
                    .filter(file -> wanted.test(file.path("form").asString("")))
                    .forEach(file -> file.path("bills").forEach(bill -> noted.add(bill.asString())));
        }
        return bills.stream().filter(bill -> !noted.contains(bill)).toList();
    }

    /// A posted month is packed from the ledger, whatever the files say by now.
    private void bundle(boolean draft, Optional<Path> documents) {
        var file = out.resolve("underlag.zip");
        var words = Stream.concat(
                Stream.of("--period", month.toString(), "-o", file.toString(), "--force"),
                documents.stream().flatMap(each -> Stream.of("--documents", each.toString())));
        var call = draft
                ? calls.call("bundle", Stream.concat(words, options.flags().stream()))
                : calls.alone(Stream.concat(Stream.of("bundle"), words));
        calls.tell(call);
        if (call.exitCode() > ExitCode.WITH_REJECTS) {
            list.open("no-bundle");
        } else {
            list.done("bundle", file);
        }
    }
}
