package se.klardag.cli.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.klardag.cli.documents.model.BillDocument;
import se.klardag.cli.documents.model.DocumentFile;
import se.klardag.cli.documents.model.InvoiceIdentity;
import se.klardag.cli.documents.parties.BillingParties;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.text.NumberFormats;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was written, with hashes (*följesedel*): for machines, and for `sha256sum -c`.
///
/// @param peppolRules version that e-invoices were checked against
record Manifest(BillingParties parties, List<BillDocument> bills, Optional<String> peppolRules) {
    List<DocumentFile> files(List<DocumentFile> written) {
        var json = new DocumentFile("manifest.json", bytes(
                PrintedJson.of(node(written))));
        var summed = new ArrayList<>(written);
        summed.add(json);
        var sums = new StringBuilder();
        summed.forEach(file -> sums.append(file.sha256()).append("  ").append(file.name()).append('\n'));
        return List.of(json, new DocumentFile("SHA256SUMS", bytes(sums.toString())));
    }

    private ObjectNode node(List<DocumentFile> written) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("parties", "sha256:" + parties.sha256());
        root.put("invented", parties.invented());
        root.put("peppolRules", peppolRules.orElse(null));
        var billNodes = root.putArray("bills");
        bills.forEach(bill -> bill(billNodes.addObject(), bill));
        var fileNodes = root.putArray("files");
        for (var file : written) {
            fileNodes.addObject()
                    .put("name", file.name())
                    .put("bytes", file.length())
                    .put("sha256", file.sha256());
        }
        return root;
    }

    private static void bill(ObjectNode node, BillDocument bill) {
        var basis = bill.basis();
        switch (bill.mark()) {
            case InvoiceIdentity.Numbered(var number) -> node.put("number", number);
            case InvoiceIdentity.Statement _ -> node.putNull("number").put("statement", true);
            case InvoiceIdentity.Draft(var because) ->
                node.putNull("number")
                        .put("draft", because == InvoiceIdentity.Because.PROVISIONAL ? "provisional" : "unnumbered");
        }
        node.put("basis", bill.basisId());
        node.put("agreement", basis.terms().agreement());
        node.put("period", bill.period().toString());
        node.put("municipality", bill.recipient().code());
        node.put("careGroup", basis.explained().bill().careGroup().code());
        basis.posted()
                .ifPresent(posted -> node.putObject("ledger")
                        .put("entry", posted.entry())
                        .put("head", "sha256:" + posted.head()));
        if (!bill.preceding().isEmpty()) {
            var corrects = node.putArray("corrects");
            bill.preceding().forEach(each -> corrects.add(each.number()));
        }
        node.put("issued", bill.issued().toString());
        node.put("due", bill.due().toString());
        node.put("net", NumberFormats.machine(bill.net()));
        node.put("rounding", NumberFormats.machine(bill.rounding()));
        node.put("payable", NumberFormats.machine(bill.toPay()));
        node.putObject("receipt")
                .put("engine", basis.receipt().engine())
                .put("rules", "sha256:" + basis.receipt().rules())
                .put("cases", "sha256:" + basis.receipt().cases());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
