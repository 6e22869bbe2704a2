package se.klardag.cli.command.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.klardag.cli.text.Texts;

/// What Java kept of an earlier start (*startcache*), so that the program starts in half the time.
///
/// @param options of the Java process
/// @param app     the folder that the program is in
record StartUpCache(List<String> options, Optional<Path> app) {
    private static final String NAMED = "-XX:AOTCache=";
    /// The launcher of an installed program says by it how its cache is made.
    private static final String TRAINING = "klardag.train";
    private static final int SECONDS = 30;

    /// That of this process.
    static StartUpCache here() {
        var source = StartUpCache.class.getProtectionDomain().getCodeSource();
        var jar = source == null ? Optional.<Path>empty() : path(source.getLocation());
        return new StartUpCache(ManagementFactory.getRuntimeMXBean().getInputArguments(), jar.map(Path::getParent));
    }

    private static Optional<Path> path(URL place) {
        try {
            return Optional.of(Path.of(place.toURI()));
        } catch (URISyntaxException _) {
            return Optional.empty(); // no file, so no folder to look in
        }
    }

    Diagnosis diagnosis(OperatingSystem system, Texts texts) {
        var named = options.stream()
                .filter(option -> option.startsWith(NAMED))
                .map(option -> option.substring(NAMED.length()))
                .findFirst();
        if (named.isEmpty()) {
            return wrong(texts.get("doctor.cache.none"), system);
        }
        return isTaken()
                ? Diagnosis.sound("cache", texts.get("doctor.cache", named.get()))
                : wrong(texts.get("doctor.cache.unusable", named.get()), system);
    }

    private Diagnosis wrong(String text, OperatingSystem system) {
        return new Diagnosis("cache", false, text, remedy(system));
    }

    /// In a source tree the launcher makes it with the program; elsewhere the launcher knows.
    private Optional<String> remedy(OperatingSystem system) {
        var told = System.getProperty(TRAINING);
        if (told != null) {
            return Optional.of(told);
        }
        return app.map(Path::getParent)
                .filter(room -> Files.isRegularFile(room.resolve("pom.xml")))
                .map(room -> "touch " + system.quoted(room.resolve("pom.xml").toString()) + " && "
                        + system.quoted(room.resolve("klardag").toString()) + " doctor");
    }

    /// Whether Java starts with it when it may not start without.
    private boolean isTaken() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<String>();
        command.add(java.toString());
        options.stream().filter(option -> option.startsWith("-XX:")).forEach(command::add);
        Stream.of("-XX:AOTMode=on", "-cp", System.getProperty("java.class.path"), "-version").forEach(command::add);
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return true; // a runtime without its own starter: it started us, and nothing speaks against the cache
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
