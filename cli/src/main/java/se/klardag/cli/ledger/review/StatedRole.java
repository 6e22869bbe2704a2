package se.klardag.cli.ledger.review;

import java.util.List;
import java.util.regex.Pattern;

/// Who answers for a posting (*roll*): a role is on record, never a person.
///
/// A name cannot be told from a role by any list. What is refused is what reads as a name: two words beside each other that
/// both begin with a capital, of which neither is a word for a role or for a part of an organisation; and an e-mail address.
/// Roles are written in lower case in Swedish, so that a role of any name can be stated.
public final class StatedRole {
    private static final Pattern ROLE = Pattern.compile(
            "(?iu).*(chef|controller|ekonom|handläggare|direktör|assistent|samordnare|ansvarig|strateg|administratör|"
                    + "redovisare|revisor|jurist|ledare|specialist|utredare|förvaltare|analytiker|sekreterare|konsult|"
                    + "manager|accountant|auditor|director|head|clerk|officer|treasurer|analyst|lead|bookkeeper|secretary)");
    private static final Pattern ORGANISATION = Pattern.compile(
            "(?iu)(region(en)?|(?:\\p{L}*)(kommun(en)?|avdelning(en)?|enhet(en)?|förvaltning(en)?|kansli(et)?|"
                    + "nämnd(en)?|styrelse(n)?|stab(en)?|sjukhus(et)?|department|office|unit|board|team))");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}(\\.|[\\p{L}'’-]*)");

    private StatedRole() {}

    /// Whether a text reads as the name of a person.
    public static boolean isPerson(String text) {
        var words = List.of(text.strip().split("[\\s,;/]+"));
        for (int i = 1; i < words.size(); i++) {
            if (isName(words.get(i - 1)) && isName(words.get(i))) {
                return true;
            }
        }
        return text.contains("@");
    }

    private static boolean isName(String word) {
        return NAME.matcher(word).matches()
                && !ROLE.matcher(word).matches()
                && !ORGANISATION.matcher(word).matches();
    }
}
