package se.klardag.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A headless Chromium, driven over WebDriver (W3C). Debian's packages `chromium` and `chromium-driver`; without them it
/// fails and says so.
final class Browser implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("started successfully on port ([0-9]+)");
    /// Milliseconds.
    private static final int PATIENCE = 300_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process driver;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final String session;

    private Browser(Process driver, String server, String session) {
        this.driver = driver;
        this.server = server;
        this.session = session;
    }

    /// Starts one.
    ///
    /// @param arguments of Chromium, more than the usual
    static Browser start(String... arguments) {
        try {
            var driver = new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
            var server = "http://127.0.0.1:" + port(driver.inputReader(StandardCharsets.UTF_8));
            var options = JSON.createObjectNode();
            var words = options.putArray("args");
            List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                    "--force-color-profile=srgb", "--window-size=1200,1000").forEach(words::add);
            List.of(arguments).forEach(words::add);
            var wanted = JSON.createObjectNode();
            var always = wanted.putObject("capabilities").putObject("alwaysMatch");
            always.set("goog:chromeOptions", options);
            // a busy machine is no fault of the page
            always.putObject("timeouts").put("script", PATIENCE).put("pageLoad", PATIENCE);
            always.putObject("goog:loggingPrefs").put("browser", "ALL");
            var browser = new Browser(driver, server, "");
            var id = browser.send("POST", "/session", wanted).get("sessionId").asString();
            return new Browser(driver, server, "/session/" + id);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "no browser: install chromium and chromium-driver (./verify does)", missing);
        }
    }

    private static String port(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            var port = STARTED.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IOException("chromedriver ended before it listened");
    }

    /// Anew, also where the same page is open with something in its address.
    void open(Path page) {
        send("POST", session + "/url", Map.of("url", "about:blank"));
        send("POST", session + "/url", Map.of("url", page.toUri().toString()));
    }

    /// What a script returns; `arguments` are its own.
    JsonNode script(String text, Object... arguments) {
        return send("POST", session + "/execute/sync", Map.of("script", text, "args", List.of(arguments)));
    }

    /// What a script hands to its last argument, a callback.
    JsonNode later(String text, Object... arguments) {
        return send("POST", session + "/execute/async", Map.of("script", text, "args", List.of(arguments)));
    }

    /// Clicks where a person would.
    void click(String selector) {
        send("POST", session + "/element/" + find(selector) + "/click", Map.of());
    }

    /// Types into an element; special keys are those of WebDriver, U+E000 and on.
    void type(String selector, String keys) {
        send("POST", session + "/element/" + find(selector) + "/value", Map.of("text", keys));
    }

    /// Presses keys wherever the focus is.
    void press(String keys) {
        var actions = JSON.createObjectNode();
        var source = actions.putArray("actions").addObject().put("type", "key").put("id", "keyboard");
        var steps = source.putArray("actions");
        keys.chars().forEach(key -> {
            steps.addObject().put("type", "keyDown").put("value", Character.toString(key));
            steps.addObject().put("type", "keyUp").put("value", Character.toString(key));
        });
        send("POST", session + "/actions", actions);
    }

    String text(String selector) {
        return script("return document.querySelector(arguments[0]).textContent", selector).asString();
    }

    void size(int width, int height) {
        send("POST", session + "/window/rect", Map.of("width", width, "height", height));
    }

    byte[] screenshot() {
        return Base64.getDecoder().decode(send("GET", session + "/screenshot", Map.of()).asString());
    }

    /// The page as a PDF on A4, in centimetres.
    byte[] print() {
        return Base64.getDecoder()
                .decode(send(
                        "POST",
                        session + "/print",
                        Map.of("page", Map.of("width", 21.0, "height", 29.7), "background", false)).asString());
    }

    /// What the page complained of: blocked by its own policy, faults of its script.
    JsonNode complaints() {
        return send("POST", session + "/se/log", Map.of("type", "browser"));
    }

    /// Serious and critical findings of axe-core, in words.
    List<String> violations() throws IOException {
        return violations(true);
    }

    /// The same for a page that was looked at in another width: its colours are the same, and they take most of the time.
    List<String> violationsButColours() throws IOException {
        return violations(false);
    }

    private List<String> violations(boolean colours) throws IOException {
        try (var axe = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"), "axe-core")) {
            script(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + "; window.axe = axe;");
        }
        var found = new ArrayList<String>();
        // of what is in order, a rule's name is enough: a page has thousands of such elements
        var result = later("const [colours, done] = arguments; axe.run({resultTypes: ['violations'], "
                + "rules: {'color-contrast': {enabled: colours}}}).then("
                + "({violations, passes}) => done({violations, passes: passes.map((each) => each.id)}), "
                + "(fault) => done(String(fault)));", colours);
        then(result.path("passes").size()).as(result.toString().substring(0, 100)).isGreaterThan(10);
        for (var violation : result.get("violations")) {
            var impact = violation.get("impact").asString("");
            if (impact.equals("serious") || impact.equals("critical")) {
                found.add(violation.get("id").asString() + ": "
                        + violation.get("nodes").get(0).get("html").asString());
            }
        }
        return found;
    }

    private String find(String selector) {
        return send("POST", session + "/element", Map.of("using", "css selector", "value", selector))
                .properties()
                .iterator()
                .next()
                .getValue()
                .asString();
    }

    private JsonNode send(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create(server + path));
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.method(
                    method,
                    method.equals("DELETE")
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var value = JSON.readTree(response.body()).get("value");
            if (response.statusCode() != 200) {
                throw new IllegalStateException(value.path("message").asString(response.body()));
            }
            return value;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        send("DELETE", session, Map.of());
        client.close();
        driver.destroy();
    }
}
