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
import se.klardag.cli.text.ExitCode;
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
        boolean isWritten = shown.isEmpty() || invoice("documents", whole(bills), shown, folder);
        if (isWritten && !shown.isEmpty()) {
            list.done(options.zip() ? "packages-zip" : "packages", out.resolve(PACKAGES));
        }
        var fresh = exported.isEmpty() ? List.<String>of() : unexported(bills);
        return isWritten && (fresh.isEmpty() || invoice("exported", fresh.stream(), exported,
                out.resolve("bokforing").resolve(fresh.getFirst())));
    }

    /// What was credited outside the month's own postings is named by its number.
    private Stream<String> whole(List<String> bills) {
        return Stream.of(bills.stream(),
                Stream.of("--period", month.toString(), "--per-kommun", out.resolve(PACKAGES).toString()),
                options.zip() ? Stream.of("--zip") : Stream.<String>empty()).flatMap(each -> each);
    }

    private String forms(Predicate<String> wanted) {
        return Arrays.stream(options.forms().split(",")).filter(wanted).collect(Collectors.joining(","));
    }

    private boolean invoice(String step, Stream<String> what, String forms, Path folder) {
        var call = calls.alone(Stream.of(
                Stream.of("invoice"), what, Stream.of("--as", forms, "--force", "-o", folder.toString()))
                .flatMap(each -> each));
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

    /// Bills that are not in the books yet.
    private List<String> unexported(List<String> bills) {
        var call = calls.alone(Stream.of("sent", "--format", "json"));
        var exported = new HashSet<String>();
        if (call.exitCode() == ExitCode.DONE) {
            JsonMapper.shared()
                    .readTree(call.out())
                    .path("files")
                    .valueStream()
                    .filter(file -> ONCE.contains(file.path("form").asString("")))
                    .forEach(file -> file.path("bills").forEach(bill -> exported.add(bill.asString())));
        }
        return bills.stream().filter(bill -> !exported.contains(bill)).toList();
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
