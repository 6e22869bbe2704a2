package se.klardag.cli.indicators;

import java.util.List;
import java.util.Locale;
import se.klardag.cli.json.PrintedJson;
import se.klardag.cli.text.NumberFormats;
import se.klardag.cli.words.CareNames;
import se.klardag.engine.facts.Municipality;
import se.klardag.engine.indicators.Indicators;
import se.klardag.engine.indicators.LengthBand;
import se.klardag.engine.indicators.Placement;
import se.klardag.engine.indicators.Ratio;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Indicators for machines (*indikatorer som JSON*): what is divided as decimals in strings, six of them, or null where
/// there is nothing to divide by.
public final class IndicatorJson {
    private final IndicatorTotals gathering;
    private final Inhabitants inhabitants;

    public IndicatorJson(IndicatorTotals gathering, Inhabitants inhabitants) {
        this.gathering = gathering;
        this.inhabitants = inhabitants;
    }

    /// One object, with a line end.
    ///
    /// @param notes how it was counted, in the reader's language
    public String print(long rejected, List<String> notes, String engine, String cases) {
        var root = JsonNodeFactory.instance.objectNode();
        root.putObject("period")
                .put("from", gathering.months().from().toString())
                .put("to", gathering.months().to().toString())
                .put("days", gathering.period().days());
        var counted = root.putArray("counted");
        notes.forEach(counted::add);
        var counts = root.putObject("cases");
        for (var placement : Placement.values()) {
            counts.put(name(placement.name()), gathering.count(placement));
        }
        root.put("rejectedRows", rejected);
        root.put("longStayOver", gathering.longStayOver());
        var totals = root.putArray("totals");
        gathering.totals().forEach((group, its) -> node(totals.addObject(), group, its));
        var groups = root.putArray("groups");
        gathering.groups().forEach((group, its) -> node(groups.addObject(), group, its));
        var longest = root.putArray("longStayers");
        gathering.longest().forEach(each -> stayer(longest.addObject(), each));
        root.put("longStayersNotListed", gathering.longStayers() - longest.size());
        root.putObject("receipt").put("engine", engine).put("cases", "sha256:" + cases);
        return PrintedJson.of(root);
    }

    private void node(ObjectNode node, CaseGroup group, Indicators its) {
        for (int i = 0; i < group.labels().size(); i++) {
            node.put(gathering.by().get(i).name(), group.labels().get(i));
        }
        node.put("careType", CareNames.code(group.careType()));
        var national = node.putObject("national");
        national.put("delayedStays", its.delayedStays());
        national.put("closedDays", its.closedDays());
        put(national, "meanOfDelayed", its.meanOfDelayed());
        put(national, "sameDayShare", its.sameDayShare());
        inhabitants.of(group, gathering)
                .ifPresentOrElse(
                        people -> put(national, "closedDaysPer1000Aged65", its.closedDaysPerThousand(people)),
                        () -> national.putNull("closedDaysPer1000Aged65"));
        var beside = node.putObject("beside");
        beside.put("closedStays", its.closedStays());
        beside.put("sameDayStays", its.sameDayStays());
        put(beside, "meanOfAllClosed", its.meanOfAllClosed());
        beside.put("daysInPeriod", its.daysInPeriod());
        put(beside, "bedsOccupied", its.bedsOccupied());
        beside.put("stillIn", its.stillIn());
        beside.put("longStays", its.longStays());
        beside.put("longStayDaysInPeriod", its.longStayDaysInPeriod());
        put(beside, "longStayShareOfDays", its.longStayShareOfDays());
        var bands = node.putObject("closedByLength");
        for (var band : LengthBand.values()) {
            bands.put(band.bounds(), its.closedIn(band));
        }
        var steps = node.putArray("remaining");
        for (var step : its.survival()) {
            steps.addObject()
                    .put("days", step.days())
                    .put("atRisk", step.atRisk())
                    .put("left", step.left())
                    .put("share", NumberFormats.machine(step.remaining()))
                    .put("standardError", step.standardError().map(NumberFormats::machine).orElse(null));
        }
    }

    private static void stayer(ObjectNode node, LongStayer each) {
        node.put("caseId", each.caseId());
        node.put("municipality", Municipality.codeText(each.municipality()));
        node.put("careType", CareNames.code(each.careType()));
        node.put("unit", each.unit());
        node.put("readyNotice", each.ready());
        node.put("discharged", each.left().isEmpty() ? null : each.left());
        node.put("days", each.days());
        node.put("daysInPeriod", each.daysInPeriod());
    }

    private static void put(ObjectNode node, String key, Ratio ratio) {
        node.put(key, IndicatorCsv.number(ratio).map(NumberFormats::machine).orElse(null));
    }

    /// `STILL_IN` as `stillIn`.
    private static String name(String constant) {
        var words = constant.toLowerCase(Locale.ROOT);
        var out = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            boolean begins = i > 0 && words.charAt(i - 1) == '_';
            if (words.charAt(i) != '_') {
                out.append(begins ? Character.toUpperCase(words.charAt(i)) : words.charAt(i));
            }
        }
        return out.toString();
    }
}
