package se.klardag.cli.documents.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import se.klardag.engine.facts.Municipality;
import se.klardag.rules.files.RuleText;

/// The opaque name of a basis (*underlags-id*): the same cases under the same rules have the same name everywhere, and
/// nobody can read anything of them out of it.
public final class BasisId {
    /// Base 32 without letters that look like digits.
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private BasisId() {}

    public static String of(BillDocument.Basis basis) {
        var bill = basis.explained().bill();
        var what = new ArrayList<>(List.of(
                basis.terms().agreement(),
                basis.terms().period().month().toString(),
                Municipality.codeText(bill.municipality()),
                bill.careGroup().code(),
                basis.receipt().rules(),
                basis.receipt().cases()));
        basis.edition().ifPresent(from -> what.add("edition " + from));
        basis.posted().ifPresent(posted -> what.add("posted " + posted.head()));
        basis.knownOn().ifPresent(day -> what.add("as known on " + day));
        var hash = RuleText.sha256(String.join("\n", what).getBytes(StandardCharsets.UTF_8));
        var id = new StringBuilder("U");
        for (int i = 0; i < LENGTH; i++) {
            int five = Integer.parseInt(hash.substring(2 * i, 2 * i + 2), 16) % ALPHABET.length();
            id.append(i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(five));
        }
        return id.toString();
    }
}
