package se.klardag.cli.guide;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.klardag.cli.text.Language;
import se.klardag.cli.text.ShippedFile;

/// A walk of the handbook (*ämne i handboken*), by whom it is for.
public enum Topic {
    CONTROLLER("controller", "controller", "ekonom", "månaden"),
    NEGOTIATOR("förhandlare", "negotiator", "förhandling", "negotiation"),
    AUDITOR("revisor", "auditor", "revision", "audit"),
    MUNICIPALITY("kommun", "municipality", "räkning", "bill");

    private final String swedish;
    private final String english;
    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot change
    private final List<String> others;

    Topic(String swedish, String english, String... others) {
        this.swedish = swedish;
        this.english = english;
        this.others = List.of(others);
    }

    /// Its name in a language.
    public String name(Language language) {
        return switch (language) {
            case SV -> swedish;
            case EN -> english;
        };
    }

    /// The walk that somebody names, in either language, with or without the dots.
    public static Optional<Topic> named(String word) {
        return Stream.of(values())
                .filter(topic -> Stream.concat(Stream.of(topic.swedish, topic.english), topic.others.stream())
                        .anyMatch(each -> plain(each).equals(plain(word))))
                .findFirst();
    }

    /// Lower case, without the dots: a keyboard may have no å, and one system writes å as two characters.
    private static String plain(String word) {
        return Normalizer.normalize(word.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /// The walk as it is written, in Markdown.
    public String text(Language language) {
        return ShippedFile.text(Topic.class, switch (language) {
            case SV -> "handbok/" + plain(swedish) + ".md";
            case EN -> "handbook/" + english + ".md";
        });
    }
}
