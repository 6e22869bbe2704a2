package se.klardag.cli.command.posted;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.klardag.cli.documents.delivery.Delivery;
import se.klardag.cli.documents.delivery.SentDays;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.DocumentRefusedException;
import se.klardag.cli.render.Console;
import se.klardag.cli.text.TerminalSafe;

/// Whether posted bills are packed for each municipality (*paket per kommun*), and with which letters.
public final class PackageOptions {
    @Option(names = "--per-kommun", paramLabel = "${bundle:label.folder}", descriptionKey = "option.packages")
    private @Nullable Path packages;

    @Option(names = "--zip", descriptionKey = "option.zip")
    private boolean zip;

    @Option(names = "--templates", paramLabel = "${bundle:label.folder}", descriptionKey = "option.templates")
    private @Nullable Path templates;

    /// Refuses options that only posted bills have.
    public void refuseGiven() {
        if (packages != null || zip) {
            throw DocumentRefusedException.forWant("invoice.not-posted", packages != null ? "--per-kommun" : "--zip");
        }
    }

    /// Refuses what cannot be packed, before anything is written.
    public void refuseUnusable() {
        if (packages == null && zip) {
            throw DocumentRefusedException.forWant("invoice.missing", "--per-kommun");
        }
        if (packages != null) {
            delivery().refuseUnusable();
        }
    }

    /// Writes the packages that are asked for, and says where.
    ///
    /// @param held codes of municipalities of which something could not be written
    /// @param sent what the ledger noted as sent, this call's files too
    public void write(List<BillDocument> bills, List<DocumentFile> files, Collection<String> held, SentDays sent,
            Console console) {
        if (packages == null) {
            return;
        }
        var texts = console.texts();
        var written = delivery().write(
                bills, files, held, packages, new Delivery.Listing(sent, console.today(), texts));
        console.print(texts.get("delivery.written", written.packages(), TerminalSafe.of(packages.toString()),
                Delivery.LIST) + "\n");
        if (written.now() < written.packages()) {
            console.complain(texts.get(
                    "delivery.sent-before", written.packages() - written.now(), Delivery.LIST, written.now()));
        }
        if (!written.unaddressed().isEmpty()) {
            console.complain(texts.get("delivery.unaddressed", String.join(", ", written.unaddressed())));
        }
        if (!held.isEmpty()) {
            console.complain(texts.get("delivery.held", String.join(", ", held)));
        }
        if (!written.left().isEmpty()) {
            console.complain(texts.get("delivery.left", String.join(", ", written.left())));
        }
    }

    private Delivery delivery() {
        return new Delivery(Optional.ofNullable(templates), zip);
    }
}
