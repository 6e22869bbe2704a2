package se.klardag.cli.documents.parties;

import java.util.List;
import java.util.Locale;
import se.klardag.engine.facts.Municipality;

/// An invented parties file to fill in (*påhittad partsfil*), for any region: Skåne's example with another region's name and
/// municipalities. Its numbers do not exist; their check digits are valid, so that the file can be tried.
public final class InventedParties {
    private static final String SKANE = "12";
    private static final String MUNICIPALITIES = "\nmunicipalities:\n";

    private InventedParties() {}

    /// @param code           of the region, two digits
    /// @param name           of the region
    /// @param municipalities of the region, at most 99
    public static String of(String code, String name, List<Municipality> municipalities) {
        var example = PartiesFile.example();
        if (code.equals(SKANE)) {
            return example;
        }
        var head = example.substring(0, example.indexOf(MUNICIPALITIES) + MUNICIPALITIES.length())
                .replace("code: \"12\"", "code: \"" + code + "\"")
                .replace("text: \"12\"", "text: \"" + code + "\"")
                .replace("name: Region Skåne", "name: " + name);
        var text = new StringBuilder(head);
        int number = 0;
        for (var each : municipalities) {
            number++;
            text.append("""
                      - code: "%s"
                        name: %s kommun
                        organisation: "212000-9%s"
                        reference: "%s-OMSORG"
                        address: {street: Exempelvägen %d, postcode: "291 01", city: %s}
                        contact: {role: "Vård- och omsorgsförvaltningen, ekonomi"}
                        motpart: "8%s"
                    """.formatted(each.codeText(), each.name(), lastDigits(number), each.codeText(), number,
                    each.name(), each.codeText().substring(1)));
        }
        return text.toString();
    }

    /// Two digits and the check digit (Luhn) of `2120009` and them.
    private static String lastDigits(int number) {
        var digits = "2120009" + String.format(Locale.ROOT, "%02d", number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        return digits.substring(7) + (10 - sum % 10) % 10;
    }
}
