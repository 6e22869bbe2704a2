package se.klardag.cli.documents.parties;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.klardag.cli.text.IdentityMask;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.terms.value.BilingualText;
import se.klardag.rules.files.IdentityNumbers;
import se.klardag.rules.files.RuleProblem;
import se.klardag.rules.files.YamlTree;
import se.klardag.rules.identity.CheckDigits;
import se.klardag.rules.places.Municipalities;
import tools.jackson.databind.JsonNode;

/// What a schema cannot see in a parties file (*kontroll av partsfil*): check digits, known municipalities, repeats, and
/// what e-invoices and vouchers would refuse later.
final class PartiesCheck {
    /// The only character set that SIE allows.
    private static final Charset CP437 = Charset.forName("IBM437");

    /// Keys of numbers that are no person's, each with a form or check digit of its own.
    private static final Set<String> NUMBERS = Set.of(
            "organisation", "vatNumber", "id", "bankgiro", "plusgiro", "iban", "phone");

    /// A telephone number as it is dialled, with the prefix of its area or country; ten digits of one can pass for a date.
    private static final Pattern DIALLED = Pattern.compile("(?![+]?(?:18|19|20)?[0-9]{6}[-+][0-9]{4})"
            + "(?![+](?:18|19|20)[0-9]{10}$)[+0].*");

    /// Of a legal person's number the third digit tells it from a day of birth.
    private static final Pattern LEGAL_PERSON = Pattern.compile("[0-9]{2}[2-9][0-9]{7}");

    private final YamlTree tree;
    private final Municipalities municipalities;
    private final List<RuleProblem> problems = new ArrayList<>();

    PartiesCheck(YamlTree tree, Municipalities municipalities) {
        this.tree = tree;
        this.municipalities = municipalities;
    }

    List<RuleProblem> problems() {
        problems.addAll(IdentityNumbers.inName(tree.source()));
        texts(tree.root(), "");
        var region = tree.root().get("region");
        party(region, "/region");
        region(region);
        bookkeeping(tree.root().get("bookkeeping"));
        var seen = new HashMap<String, Integer>();
        var nodes = tree.root().get("municipalities");
        for (int i = 0; i < nodes.size(); i++) {
            municipality(nodes.get(i), "/municipalities/" + i, seen, i);
        }
        problems.sort(Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column));
        return problems;
    }

    /// Every text of the file: it ends up in a document that a machine or a person reads.
    private void texts(JsonNode node, String pointer) {
        if (node.isObject()) {
            node.forEachEntry((key, value) -> texts(value, pointer + "/" + key));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                texts(node.get(i), pointer + "/" + i);
            }
        } else if (node.isString()) {
            node.asString().codePoints().filter(PartiesCheck::isUnseen).findFirst().ifPresent(character -> {
                var code = String.format(Locale.ROOT, "U+%04X", character);
                problem(
                        pointer,
                        "har tecknet " + code + ", som inte syns eller inte kan skrivas i ett dokument",
                        "holds the character " + code + ", which is not seen or cannot be written in a document");
            });
            var masked = IdentityMask.mask(node.asString());
            if (isAsked(pointer.substring(pointer.lastIndexOf('/') + 1), node.asString())
                    && !masked.equals(node.asString())) {
                problem(
                        pointer,
                        "ser ut att innehålla ett personnummer, som skulle stå på varje räkning: " + masked,
                        "seems to hold an identity number, which would stand on every bill: " + masked);
            }
        }
    }

    private static boolean isAsked(String key, String text) {
        return key.equals("phone") ? !DIALLED.matcher(text.strip()).matches() : !NUMBERS.contains(key);
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private void region(JsonNode region) {
        var code = region.get("code").asString();
        if (municipalities.region(code).isEmpty()) {
            problem("/region/code", code + " är ingen länskod", code + " is no region code");
        }
        for (var giro : List.of("bankgiro", "plusgiro")) {
            var number = region.get("payment").get(giro);
            if (number != null && !CheckDigits.luhn(PartiesFile.digits(number.asString()))) {
                checkDigit("/region/payment/" + giro, number.asString());
            }
        }
        var organisation = PartiesFile.digits(region.get("organisation").asString());
        var vatNumber = region.get("vatNumber");
        boolean exempt = tree.root().get("invoice").get("vat").asString().equals(VatTreatment.EXEMPT.word());
        if (exempt && vatNumber == null) {
            problem(
                    "/region",
                    "vatNumber saknas: en faktura med momskategori E ska ha säljarens momsregistreringsnummer",
                    "vatNumber is missing: an invoice of category E must carry the seller's VAT number");
        }
        if (vatNumber != null && !vatNumber.asString().equals("SE" + organisation + "01")) {
            problem(
                    "/region/vatNumber",
                    "ska vara SE, organisationsnumret utan bindestreck och 01",
                    "must be SE, the organisation number without hyphen, and 01");
        }
    }

    private void municipality(JsonNode node, String pointer, Map<String, Integer> seen, int index) {
        var code = node.get("code").asString();
        if (municipalities.find(Integer.parseInt(code)).isEmpty()) {
            problem(pointer + "/code", code + " är ingen kommunkod", code + " is no municipality code");
        }
        var before = seen.putIfAbsent("code " + code, index);
        if (before != null) {
            problem(pointer + "/code", code + " finns två gånger", code + " is stated twice");
        }
        var number = PartiesFile.digits(node.get("organisation").asString());
        var same = seen.putIfAbsent("organisation " + number, index);
        if (same != null) {
            var other = Municipality.codeText(
                    Integer.parseInt(tree.root().get("municipalities").get(same).get("code").asString()));
            problem(
                    pointer + "/organisation",
                    "samma organisationsnummer som kommun " + other,
                    "the same organisation number as municipality " + other);
        }
        party(node, pointer);
        bookable(node.get("motpart"), pointer + "/motpart");
        account(node.get("revenue"), pointer + "/revenue");
    }

    private void party(JsonNode node, String pointer) {
        var organisation = node.get("organisation").asString();
        if (!CheckDigits.luhn(PartiesFile.digits(organisation))) {
            checkDigit(pointer + "/organisation", organisation);
        } else {
            legalPerson(PartiesFile.digits(organisation), pointer + "/organisation");
        }
        bookable(node.get("name"), pointer + "/name");
        var endpoint = node.get("endpoint");
        if (endpoint != null) {
            endpoint(endpoint.get("scheme").asString(), endpoint.get("id").asString(), pointer + "/endpoint/id");
        }
    }

    private void endpoint(String scheme, String id, String pointer) {
        boolean gln = scheme.equals("0088");
        if (id.length() != (gln ? 13 : 10)) {
            problem(
                    pointer,
                    gln ? "ett GLN har 13 siffror" : "ett organisationsnummer har 10 siffror",
                    gln ? "a GLN has 13 digits" : "an organisation number has 10 digits");
        } else if (gln ? !CheckDigits.gln(id) : !CheckDigits.luhn(id)) {
            checkDigit(pointer, id);
        } else if (!gln) {
            legalPerson(id, pointer);
        }
    }

    private void legalPerson(String digits, String pointer) {
        if (!LEGAL_PERSON.matcher(digits).matches()) {
            problem(
                    pointer,
                    "är ingen juridisk persons nummer utan ser ut som ett personnummer: **********",
                    "is no legal person's number but looks like an identity number: **********");
        }
    }

    private void bookkeeping(JsonNode node) {
        for (var key : List.of("receivable", "revenue", "rounding")) {
            account(node.get(key), "/bookkeeping/" + key);
        }
        var dimensions = node.has("dimensions") ? node.get("dimensions") : null;
        for (int i = 0; dimensions != null && i < dimensions.size(); i++) {
            var pointer = "/bookkeeping/dimensions/" + i;
            for (var key : List.of("name", "object", "objectName")) {
                bookable(dimensions.get(i).get(key), pointer + "/" + key);
            }
            var motpart = Optional.ofNullable(node.get("motpartDimension")).map(JsonNode::asInt);
            if (motpart.isPresent() && motpart.get() == dimensions.get(i).get("number").asInt()) {
                problem(
                        pointer + "/number",
                        "är redan motpartens dimension",
                        "is the counterparty's dimension already");
            }
        }
    }

    private void account(@Nullable JsonNode node, String pointer) {
        if (node != null) {
            bookable(node.get("name"), pointer + "/name");
        }
    }

    private void bookable(@Nullable JsonNode node, String pointer) {
        if (node != null && node.asString().indexOf('\\') >= 0) {
            problem(
                    pointer,
                    "har ett omvänt snedstreck, som en SIE-fil inte har någon kod för",
                    "holds a backslash, for which a SIE file has no code");
        }
        if (node != null && !CP437.newEncoder().canEncode(node.asString())) {
            problem(
                    pointer,
                    "har ett tecken som inte finns i SIE-filens teckenuppsättning (PC8)",
                    "holds a character that a SIE file's character set (PC8) lacks");
        }
    }

    private void checkDigit(String pointer, String number) {
        problem(
                pointer,
                "kontrollsiffran i " + IdentityMask.mask(number) + " stämmer inte",
                "the check digit of " + IdentityMask.mask(number) + " is wrong");
    }

    private void problem(String pointer, String swedish, String english) {
        problems.add(tree.problem(pointer, new BilingualText(swedish, english)));
    }
}
