package se.klardag.cli.report.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.klardag.cli.render.LineWrapper;
import se.klardag.cli.render.TerminalPage;
import se.klardag.cli.text.Texts;
import se.klardag.cli.words.AgreementScope;
import se.klardag.cli.words.AgreementStanding;
import se.klardag.cli.words.Citations;
import se.klardag.cli.words.SourceList;
import se.klardag.cli.words.TermWords;
import se.klardag.engine.terms.value.Provenance;
import se.klardag.engine.terms.value.Status;
import se.klardag.engine.terms.value.Timeline;
import se.klardag.rules.Agreements;
import se.klardag.rules.agreement.Agreement;
import se.klardag.rules.agreement.StatedTerm;
import se.klardag.rules.agreement.TermVersion;
import se.klardag.rules.places.Municipalities;

/// An agreement as people read it (*överenskommelse i ord*): a sentence per value, in the order of reading, each with its
/// status and source.
public final class AgreementText {
    private static final Set<String> OF_WEEKDAYS = Set.of("liability.holidays", "liability.entersOn");
    private static final int TEXT = 2;
    private static final int ORIGIN = 6;

    private final Agreement agreement;
    private final Optional<LocalDate> on;
    private final Texts texts;
    private final TermWords words;
    private final LineWrapper prose;
    private final TerminalPage page;
    private final SourceList sources;

    private AgreementText(Agreement agreement, Optional<LocalDate> on, Texts texts, LineWrapper prose,
            TerminalPage page) {
        this.agreement = agreement;
        this.on = on;
        this.texts = texts;
        this.words = new TermWords(texts, agreement);
        this.prose = prose;
        this.page = page;
        this.sources = new SourceList(texts);
    }

    /// The agreement in words.
    ///
    /// @param on      the date to read it for; all of time when empty
    /// @param parties whether every municipality is listed
    /// @throws se.klardag.engine.terms.value.RuleGapException when it is not in force on the date
    public static String print(
            Agreement agreement,
            Optional<LocalDate> on,
            boolean parties,
            Municipalities municipalities,
            Texts texts,
            TerminalPage page) {
        on.ifPresent(agreement::requireInForce);
        var reading = new AgreementText(agreement, on, texts, new LineWrapper(page), page);
        reading.all(new AgreementScope(agreement, municipalities, texts), parties);
        return reading.prose.text();
    }

    private void all(AgreementScope bound, boolean parties) {
        prose.heading(texts.of(agreement.title()));
        prose.paragraph(0, agreement.id() + " · " + AgreementStanding.of(agreement).sentence(texts));
        on.ifPresent(date -> prose.paragraph(0, texts.get("show.on", date)));
        section("parties");
        prose.paragraph(TEXT, bound.sentence() + " " + bound.inForce());
        if (!agreement.base().isEmpty()) {
            prose.paragraph(TEXT, texts.get("show.extends", agreement.base()));
        }
        confidence();
        if (parties) {
            prose.blank();
            prose.raw(bound.table(page));
        } else {
            prose.faint(TEXT, texts.get("show.see-parties"));
        }
        TermWords.groups().forEach(this::group);
        missing();
        notes();
        if (!sources.isEmpty()) {
            section("sources");
            sources.print(prose, TEXT);
        }
    }

    private void section(String heading) {
        prose.blank();
        prose.heading(words.heading(heading));
    }

    private void confidence() {
        for (var step : agreement.confidence()) {
            if (on.isEmpty() || !on.get().isBefore(step.from())) {
                prose.paragraph(
                        TEXT,
                        texts.get("show.confidence", step.from(), status(step.atMost()), texts.of(step.why())));
            }
        }
    }

    private void group(String group) {
        var stated = inGroup(agreement, group);
        if (!stated.isEmpty()) {
            section(group);
            boolean reasons = group.equals("population")
                    && stated.stream().map(each -> TermWords.bare(each.path())).distinct().count() > 1;
            if (reasons) {
                prose.faint(TEXT, texts.get("show.first-reason"));
            }
            stated.forEach(this::term);
        }
    }

    /// The terms of a group: each common one followed by those of one kind of care.
    public static List<StatedTerm> inGroup(Agreement agreement, String group) {
        return agreement.values()
                .values()
                .stream()
                .filter(stated -> TermWords.isIn(group, stated.path()))
                .map(stated -> TermWords.bare(stated.path()))
                .distinct()
                .flatMap(bare -> agreement.values()
                        .values()
                        .stream()
                        .filter(stated -> TermWords.bare(stated.path()).equals(bare))
                        .sorted((one, other) -> Integer.compare(one.path().length(), other.path().length())))
                .toList();
    }

    /// Whether a count of the free days needs the term on a day: calendar days know no holidays.
    public static boolean isNeeded(Agreement agreement, String path, LocalDate day) {
        var bare = TermWords.bare(path);
        return !OF_WEEKDAYS.contains(bare)
                || agreement.at(path.substring(0, path.length() - bare.length()), "liability.dayKind")
                        .stream()
                        .flatMap(kind -> kind.versions().stream())
                        .anyMatch(version -> version.covers(day) && version.value().equals("weekdays"));
    }

    private void term(StatedTerm stated) {
        if (on.isPresent() && !isNeeded(agreement, stated.path(), on.get())) {
            return;
        }
        if (on.isPresent()) {
            stated.versions()
                    .stream()
                    .filter(version -> version.covers(on.get()))
                    .findFirst()
                    .ifPresentOrElse(
                            version -> version(stated, version),
                            () -> prose.item(TEXT, "?", none(stated.path(), stated.gaps(), on.get())));
            return;
        }
        stated.versions().forEach(version -> version(stated, version));
        for (var gap : stated.gaps()) {
            prose.item(
                    TEXT,
                    "?",
                    words.lead(stated.path(), words.when(gap.from(), gap.to()))
                            + texts.get(
                                    "show.gap.sentence",
                                    words.bareName(stated.path()),
                                    texts.of(gap.why())));
        }
    }

    private String none(String path, List<Timeline.Gap> gaps, LocalDate date) {
        var why = gaps.stream()
                .filter(gap -> !date.isBefore(gap.from()) && !date.isAfter(gap.to()))
                .map(gap -> texts.of(gap.why()))
                .findFirst()
                .orElse(texts.get("show.no-value.why"));
        return texts.get("show.no-value", words.name(path), date, why);
    }

    private void version(StatedTerm stated, TermVersion version) {
        var lead = words.lead(stated.path(), when(stated, version));
        if (version.status() == Status.UNKNOWN) {
            prose.item(
                    TEXT,
                    "?",
                    lead + texts.get(
                            "show.unread.sentence",
                            words.bareName(stated.path()),
                            version.source().cited()));
            return;
        }
        prose.paragraph(TEXT, lead + words.sentence(stated.path(), version));
        prose.faint(ORIGIN, origin(version));
        boolean fromTable = TermWords.bare(stated.path()).equals("price.dailyRate")
                && !Character.isDigit(version.value().charAt(0));
        if (fromTable) {
            new RateTableText(agreement, stated.path(), version, texts, prose).print(on);
        }
    }

    /// From when to when, where that is not simply as long as the agreement.
    private String when(StatedTerm stated, TermVersion version) {
        boolean steady = stated.versions().size() == 1 && stated.gaps().isEmpty();
        boolean whole = version.from().equals(agreement.from())
                && (version.to() == null || version.to().equals(agreement.to()));
        return steady && whole ? "" : words.when(version.from(), version.to());
    }

    private String origin(TermVersion version) {
        var parts = new ArrayList<String>();
        parts.add(standing(version));
        parts.add(version.source().at());
        parts.add(sources.cite(version.source()));
        if (!version.reading().isEmpty()) {
            parts.add(texts.get("show.reading", version.reading()));
        }
        if (!version.readingOfUnclear().isEmpty() && version.status().binds()) {
            parts.add(texts.get("show.unclear", version.readingOfUnclear(), status(Status.ASSUMED)));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    /// How well the value is known; on a date when nobody has read what holds, also how well it was.
    private String standing(TermVersion version) {
        var limit = on.flatMap(date -> agreement.confidence()
                .stream()
                .filter(step -> !date.isBefore(step.from()))
                .reduce((_, later) -> later));
        boolean weaker = limit.isPresent() && !version.adopted()
                && version.status().orWeaker(limit.get().atMost()) != version.status();
        if (weaker) {
            return texts.get("show.weaker", status(limit.get().atMost()), limit.get().from(), status(version.status()));
        }
        return version.spoken() == null ? status(version.status()) : spoken(version, version.spoken());
    }

    /// A statement about the time before it.
    private String spoken(TermVersion version, LocalDate day) {
        if (on.isEmpty()) {
            return texts.get("show.spoken", status(version.weakest()), day, status(version.status()));
        }
        return on.get().isBefore(day)
                ? status(version.weakest()) + Citations.spoken(day, texts)
                : status(version.status());
    }

    private void missing() {
        var missing = Agreements.missing(agreement);
        if (!missing.isEmpty()) {
            section("missing");
            prose.item(
                    TEXT,
                    "?",
                    texts.get(
                            "show.missing",
                            missing.stream()
                                    .map(words::name)
                                    .map(RateTableText::decapitalised)
                                    .collect(Collectors.joining(", "))));
        }
    }

    private void notes() {
        var notes = agreement.notes()
                .stream()
                .filter(note -> on.isEmpty() || note.provenance().covers(on.get()))
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        section("notes");
        for (var note : notes) {
            prose.paragraph(TEXT, noteWhen(note.provenance()) + texts.of(note.says()));
            var provenance = note.provenance();
            prose.faint(
                    ORIGIN,
                    List.of(status(provenance.status()), provenance.source().at(), sources.cite(provenance.source()))
                            .stream()
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" · ")));
        }
    }

    private String noteWhen(Provenance provenance) {
        return provenance.to() == null && provenance.from().equals(agreement.from())
                ? ""
                : words.lead("", words.when(provenance.from(), provenance.to()));
    }

    private String status(Status status) {
        return texts.get("status." + status.code());
    }
}
