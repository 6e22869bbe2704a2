package se.klardag.cli.ledger.posting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Locale;
import se.klardag.cli.ledger.journal.CanonicalJson;
import se.klardag.cli.text.DateTimeFormats;
import se.klardag.engine.facts.Answer;
import se.klardag.engine.facts.CareType;
import se.klardag.engine.facts.CaseOrigin;
import se.klardag.engine.facts.Event;
import se.klardag.engine.facts.LegalBasis;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.facts.Outcome;
import se.klardag.engine.facts.RecordedCase;
import se.klardag.engine.facts.WallClock;
import se.klardag.rules.files.RuleText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A case as the journal keeps it (*ärende i journalen*): what a bill can rest on, by the names of the case file's
/// columns; blanks are left out. The patient's pseudonym is not kept: no bill needs it.
public final class CaseJson {
    private static final int MINUTES = "2022-09-01T08:00".length();

    private CaseJson() {}

    static ObjectNode node(RecordedCase fact) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("case_id", fact.id());
        node.put("municipality", Municipality.codeText(fact.municipality()));
        word(node, "care_type", fact.careType(), CareType.NOT_STATED);
        moment(node, "admitted_at", fact.admittedAt());
        moment(node, "admission_notice_at", fact.admissionNoticeAt());
        moment(node, "ready_at", fact.readyAt());
        moment(node, "ready_notice_at", fact.readyNoticeAt());
        word(node, "sip_required", fact.sipRequired(), Answer.NOT_STATED);
        moment(node, "sip_called_at", fact.sipCalledAt());
        moment(node, "withdrawn_at", fact.withdrawnAt());
        moment(node, "discharged_at", fact.dischargedAt());
        word(node, "outcome", fact.outcome(), Outcome.NOT_STATED);
        word(node, "consent", fact.consent(), Answer.NOT_STATED);
        word(node, "open_care_ready", fact.openCareReady(), Answer.NOT_STATED);
        word(node, "legal_basis", fact.legalBasis(), LegalBasis.NOT_STATED);
        fact.events().forEach((event, at) -> moment(node, name(event), at));
        word(node, "payer_answer", fact.payerAnswer(), Answer.NOT_STATED);
        municipality(node, "stay_municipality", fact.stayMunicipality());
        municipality(node, "moved_to", fact.movedTo());
        return node;
    }

    static RecordedCase of(JsonNode node) {
        var events = new EnumMap<Event, Long>(Event.class);
        for (var event : Event.values()) {
            long at = moment(node, name(event));
            if (WallClock.isKnown(at)) {
                events.put(event, at);
            }
        }
        return new RecordedCase(
                node.required("case_id").asString(),
                "",
                Integer.parseInt(node.required("municipality").asString()),
                word(node, "care_type", CareType.class, CareType.NOT_STATED),
                moment(node, "admitted_at"),
                moment(node, "admission_notice_at"),
                moment(node, "ready_at"),
                moment(node, "ready_notice_at"),
                word(node, "sip_required", Answer.class, Answer.NOT_STATED),
                moment(node, "sip_called_at"),
                moment(node, "withdrawn_at"),
                moment(node, "discharged_at"),
                word(node, "outcome", Outcome.class, Outcome.NOT_STATED),
                word(node, "consent", Answer.class, Answer.NOT_STATED),
                word(node, "open_care_ready", Answer.class, Answer.NOT_STATED),
                word(node, "legal_basis", LegalBasis.class, LegalBasis.NOT_STATED),
                events,
                word(node, "payer_answer", Answer.class, Answer.NOT_STATED),
                municipality(node, "stay_municipality"),
                municipality(node, "moved_to"),
                CaseOrigin.NONE);
    }

    /// SHA-256 of what is kept of the case: the same facts, the same fingerprint.
    public static String fingerprint(RecordedCase fact) {
        return RuleText.sha256(CanonicalJson.line(node(fact)).getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Event event) {
        return switch (event) {
            case PLANNING_CALL_RECEIVED -> "planning_called_at";
            case PLAN_MADE -> "plan_made_at";
            case PLANNED_DISCHARGE -> "planned_discharge";
            case ASSESSMENT_NOTICE -> "assessment_notice_at";
            case PAYER_READY -> "payer_ready_at";
            case INTERRUPTED -> "interrupted_at";
            case RESUMED -> "resumed_at";
            case MOVED -> "moved_at";
        };
    }

    private static void moment(ObjectNode node, String key, long moment) {
        if (WallClock.isKnown(moment)) {
            node.put(key, DateTimeFormats.machine(moment));
        }
    }

    private static long moment(JsonNode node, String key) {
        var stored = node.get(key);
        return stored == null ? WallClock.NONE : moment(stored.asString());
    }

    /// A date and a time, read by hand where it is written to the minute: a ledger holds very many.
    private static long moment(String text) {
        if (text.length() != MINUTES) {
            return WallClock.of(LocalDateTime.parse(text));
        }
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T' || text.charAt(13) != ':') {
            throw new IllegalArgumentException("no moment: " + text);
        }
        return WallClock.of(LocalDateTime.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, 10, 10),
                Integer.parseInt(text, 11, 13, 10),
                Integer.parseInt(text, 14, 16, 10)));
    }

    private static void municipality(ObjectNode node, String key, int code) {
        if (code != 0) {
            node.put(key, Municipality.codeText(code));
        }
    }

    private static int municipality(JsonNode node, String key) {
        var stored = node.get(key);
        return stored == null ? 0 : Integer.parseInt(stored.asString());
    }

    private static <E extends Enum<E>> void word(ObjectNode node, String key, E value, E blank) {
        if (value != blank) {
            node.put(key, value.name().toLowerCase(Locale.ROOT));
        }
    }

    private static <E extends Enum<E>> E word(JsonNode node, String key, Class<E> type, E blank) {
        var stored = node.get(key);
        return stored == null ? blank : Enum.valueOf(type, stored.asString().toUpperCase(Locale.ROOT));
    }
}
