package se.klardag.cli.documents.parties;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.ShippedFile;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.files.BoundedFile;
import se.klardag.rules.files.FileRefusedException;
import se.klardag.rules.files.RuleFileException;
import se.klardag.rules.files.RuleText;
import se.klardag.rules.files.SchemaCheck;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.places.Municipalities;
import tools.jackson.databind.JsonNode;

/// Reads a parties file (*partsfil*): shape by its schema, numbers by their check digits, each problem with line and
/// column.
public final class PartiesFile {
    private static final String SCHEMA = "parties-v1.schema.json";
    private static final String EXAMPLE = "parties-skane.example.yaml";

    private final YamlTree tree;
    private final JsonNode root;

    private PartiesFile(YamlTree tree) {
        this.tree = tree;
        this.root = tree.root();
    }

    /// The parties of a file.
    ///
    /// @throws RuleFileException with every problem found
    public static BillingParties read(Path path) {
        return read(text(path));
    }

    /// The same from a text with a name.
    public static BillingParties read(RuleText text) {
        var tree = YamlTree.read(text);
        var problems = SchemaCheck.problemsWith(tree, ShippedFile.text(PartiesFile.class, SCHEMA));
        if (problems.isEmpty()) {
            problems = new PartiesCheck(tree, Municipalities.shipped()).problems();
        }
        if (!problems.isEmpty()) {
            throw new RuleFileException(problems);
        }
        return new PartiesFile(tree).parties();
    }

    /// The invented example that ships: all of Skåne.
    public static String example() {
        return ShippedFile.text(PartiesFile.class, EXAMPLE);
    }

    private static RuleText text(Path path) {
        try {
            return RuleText.of(path.toString(), BoundedFile.read(path, RuleText.LARGEST));
        } catch (NoSuchFileException missing) {
            throw RuleFileException.of(
                    path.toString(), new BilingualText("filen finns inte", "there is no such file"));
        } catch (FileRefusedException refused) {
            throw RuleFileException.of(path.toString(), refused.reason());
        } catch (IOException unreadable) {
            throw RuleFileException.of(
                    path.toString(), new BilingualText("filen går inte att läsa", "the file cannot be read"));
        }
    }

    private BillingParties parties() {
        var recipients = new TreeMap<Integer, Recipient>();
        for (var node : root.get("municipalities")) {
            var recipient = recipient(node);
            recipients.put(Integer.valueOf(recipient.code()), recipient);
        }
        return new BillingParties(
                root.has("invented") && root.get("invented").asBoolean(),
                issuer(root.get("region")),
                bookkeeping(root.get("bookkeeping")),
                Optional.ofNullable(root.get("ledgerFile")).map(PartiesFile::ledgerColumns),
                recipients,
                tree.source().sha256());
    }

    private Issuer issuer(JsonNode node) {
        var invoice = root.get("invoice");
        var organisation = OrganisationNumber.of(node.get("organisation").asString());
        return new Issuer(
                node.get("code").asString(),
                node.get("name").asString(),
                organisation,
                endpoint(node, organisation),
                text(node, "vatNumber"),
                address(node.get("address")),
                contact(node.get("contact")),
                digits(text(node.get("payment"), "bankgiro")),
                digits(text(node.get("payment"), "plusgiro")),
                VatTreatment.of(invoice.get("vat").asString()),
                invoice.get("disputeDays").asInt());
    }

    private Recipient recipient(JsonNode node) {
        var invoice = root.get("invoice");
        var organisation = OrganisationNumber.of(node.get("organisation").asString());
        return new Recipient(
                node.get("code").asString(),
                node.get("name").asString(),
                organisation,
                endpoint(node, organisation),
                node.get("reference").asString(),
                address(node.get("address")),
                contact(node.get("contact")),
                (node.has("dueDays") ? node : invoice).get("dueDays").asInt(),
                language((node.has("language") ? node : invoice).get("language").asString()),
                text(node.has("nothingOwed") ? node : invoice, "nothingOwed").equals("invoice"),
                text(node, "motpart"),
                Optional.ofNullable(node.get("revenue")).map(PartiesFile::account));
    }

    private static Bookkeeping bookkeeping(JsonNode node) {
        var dimensions = new ArrayList<Bookkeeping.Dimension>();
        for (var each : node.has("dimensions") ? node.get("dimensions") : List.<JsonNode>of()) {
            dimensions.add(new Bookkeeping.Dimension(
                    each.get("number").asInt(),
                    each.get("name").asString(),
                    each.get("object").asString(),
                    each.get("objectName").asString()));
        }
        return new Bookkeeping(
                node.get("series").asString(),
                account(node.get("receivable")),
                account(node.get("revenue")),
                account(node.get("rounding")),
                node.has("motpartDimension")
                        ? OptionalInt.of(node.get("motpartDimension").asInt())
                        : OptionalInt.empty(),
                dimensions);
    }

    private static LedgerColumns ledgerColumns(JsonNode node) {
        var columns = new ArrayList<LedgerColumns.Column>();
        for (var each : node.get("columns")) {
            columns.add(
                    new LedgerColumns.Column(each.get("title").asString(), text(each, "field"), text(each, "text")));
        }
        return new LedgerColumns(
                node.has("delimiter") ? node.get("delimiter").asString().charAt(0) : ';',
                node.has("decimal") ? node.get("decimal").asString().charAt(0) : ',',
                node.has("encoding") ? Charset.forName(node.get("encoding").asString()) : StandardCharsets.UTF_8,
                !node.has("header") || node.get("header").asBoolean(),
                columns);
    }

    private static Endpoint endpoint(JsonNode node, OrganisationNumber organisation) {
        var given = node.get("endpoint");
        return given == null
                ? Endpoint.of(organisation)
                : new Endpoint(given.get("scheme").asString(), given.get("id").asString());
    }

    private static PostalAddress address(JsonNode node) {
        return new PostalAddress(
                node.get("street").asString(), node.get("postcode").asString(), node.get("city").asString());
    }

    private static Contact contact(@Nullable JsonNode node) {
        return node == null
                ? new Contact("", "", "")
                : new Contact(node.get("role").asString(), text(node, "phone"), text(node, "email"));
    }

    private static Account account(JsonNode node) {
        return new Account(node.get("account").asString(), node.get("name").asString());
    }

    private static Language language(String word) {
        return word.equals("en") ? Language.EN : Language.SV;
    }

    private static String text(JsonNode node, String key) {
        var value = node.get(key);
        return value == null ? "" : value.asString();
    }

    static String digits(String written) {
        return written.replaceAll("[^0-9]", "");
    }
}
