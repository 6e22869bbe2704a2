package se.klardag.cli.documents.delivery;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a template may have put in (*plats i en brevmall*), by its Swedish and its English word.
enum LetterPlace {
    MUNICIPALITY("kommun", "municipality"),
    CODE("kommunkod", "code"),
    MONTH("månad", "month"),
    BILLS("räkningar", "bills"),
    SUM("summa", "sum"),
    FILES("filer", "files"),
    DEVIATIONS("avvikelser", "deviations"),
    RECIPIENT("mottagare", "recipient"),
    MAIL("epost", "mail"),
    REFERENCE("referens", "reference"),
    REGION("region", "region"),
    CONTACT("kontakt", "contact"),
    DATE("datum", "date"),
    DAYS("bestridandedagar", "dispute-days");

    private final String swedish;
    private final String english;

    LetterPlace(String swedish, String english) {
        this.swedish = swedish;
        this.english = english;
    }

    /// The one that a word names.
    static Optional<LetterPlace> find(String word) {
        return Arrays.stream(values())
                .filter(each -> each.swedish.equals(word) || each.english.equals(word))
                .findFirst();
    }

    /// The Swedish words, as they are written in a template.
    static String words() {
        return Arrays.stream(values()).map(each -> "{" + each.swedish + "}").collect(Collectors.joining(" "));
    }
}
