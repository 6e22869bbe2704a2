package se.klardag.cli.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.klardag.cli.Texts;
import tools.jackson.databind.json.JsonMapper;

/// A simulation as one page (*simuleringsrapport*) that opens from an attachment, offline: script and style stand in it and
/// are named by their hashes, and nothing else may run or be fetched.
public final class SimulationHtml {
    private static final Pattern PLACE = Pattern
            .compile("\\{(lang|script|style|script-hash|style-hash|data|noscript)}");

    private SimulationHtml() {}

    public static String print(Simulation simulation, Texts texts) {
        var script = resource("report.js");
        var style = resource("report.css");
        var data = JsonMapper.shared()
                .writeValueAsString(new ReportData(simulation, texts.language()).node())
                // so that no text can end the element that holds it
                .replace("<", "\\u003c");
        var parts = new LinkedHashMap<String, String>();
        parts.put("lang", texts.language().name().toLowerCase(Locale.ROOT));
        parts.put("script", script);
        parts.put("style", style);
        parts.put("script-hash", hash(script));
        parts.put("style-hash", hash(style));
        parts.put("data", data);
        parts.put("noscript", escaped(new Summary(simulation, texts).sentence() + " " + texts.get("page.noscript")));
        return filled(resource("report.html"), parts);
    }

    /// At one go: what a part holds is not itself replaced.
    private static String filled(String page, Map<String, String> parts) {
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (var in = SimulationHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
