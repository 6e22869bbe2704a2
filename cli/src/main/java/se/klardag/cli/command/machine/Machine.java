package se.klardag.cli.command.machine;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.klardag.cli.text.Texts;

/// What the program runs on (*maskin*): Java and its settings.
///
/// @param java       its version
/// @param properties of the Java system, those that matter here
/// @param tzdata     version of the rules for local time
/// @param today      the day of the call
record Machine(Runtime.Version java, Map<String, String> properties, String tzdata, LocalDate today) {
    private static final int NEEDED = 25;
    /// The law that says who pays.
    private static final LocalDate IN_FORCE = LocalDate.of(2018, 1, 1);
    private static final List<String> ENCODINGS = List.of("stdout.encoding", "stderr.encoding", "sun.jnu.encoding");
    private static final String SWEDISH = "åäöÅÄÖ–";

    /// The machine of this process.
    static Machine here(LocalDate today, String tzdata) {
        var known = Stream.concat(ENCODINGS.stream(), Stream.of("java.vendor", "os.name"))
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
        return new Machine(Runtime.version(), known, tzdata, today);
    }

    OperatingSystem system() {
        return OperatingSystem.named(property("os.name"));
    }

    private String property(String name) {
        return properties.getOrDefault(name, "");
    }

    Diagnosis java(Texts texts) {
        return java.feature() >= NEEDED
                ? Diagnosis.sound("java", texts.get("doctor.java", java, property("java.vendor")))
                : Diagnosis.wrong("java", texts.get("doctor.java.old", java, NEEDED), "java -version");
    }

    /// Whether Swedish letters go to the terminal and into file names.
    Diagnosis encoding(Texts texts) {
        var unable = ENCODINGS.stream().filter(name -> !isSwedish(property(name))).toList();
        return unable.isEmpty()
                ? Diagnosis.sound("encoding", texts.get("doctor.encoding", property("stdout.encoding")))
                : Diagnosis.wrong(
                        "encoding",
                        texts.get("doctor.encoding.no-swedish", unable.stream()
                                .map(name -> name + "=" + property(name))
                                .collect(Collectors.joining(", "))),
                        system().setsEncoding());
    }

    private static boolean isSwedish(String encoding) {
        try {
            return Charset.forName(encoding).newEncoder().canEncode(SWEDISH);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return false;
        }
    }

    /// Whether the day can be the right one.
    ///
    /// @param evidence what is known to have happened, newest first
    Diagnosis clock(List<DatedTrace> evidence, Texts texts) {
        if (today.isBefore(IN_FORCE)) {
            return Diagnosis.wrong("clock", texts.get("doctor.clock.early", today, IN_FORCE), system().setsClock());
        }
        return evidence.stream()
                .filter(each -> each.day().isAfter(today))
                .findFirst()
                .map(later -> Diagnosis.wrong(
                        "clock", texts.get("doctor.clock.behind", today, later.what(), later.day()),
                        system().setsClock()))
                .orElseGet(() -> Diagnosis.sound("clock", texts.get("doctor.clock", today, tzdata)));
    }
}
