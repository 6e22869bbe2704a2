package se.klardag.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The manual pages, and what shells read to complete commands. The program makes them of its own commands, on the runtime that
/// is shipped with it.
final class Manual {
    private static final Map<String, String> COMPLETIONS = Map.of(
            "bash", "bash-completion/completions/klardag",
            "fish", "fish/vendor_completions.d/klardag.fish",
            "zsh", "zsh/vendor-completions/_klardag");

    private final Path java;
    private final String classPath;

    private Manual(Path java, List<Path> jars) {
        this.java = java.resolve("bin").resolve("java");
        this.classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /// The files by their names below `share`.
    ///
    /// @param folder to make them in
    static FileTree of(Path java, List<Path> jars, Path folder) throws IOException {
        var manual = new Manual(java, jars);
        var pages = Files.createDirectories(folder).resolve("man");
        manual.run(folder.resolve("man.log"), "man", "-o", pages.toString());
        var tree = new FileTree().copyFolder("man/", pages);
        for (var shell : COMPLETIONS.entrySet()) {
            var script = folder.resolve("completion." + shell.getKey());
            manual.run(script, "completion", shell.getKey());
            tree.copy(shell.getValue(), script);
        }
        return tree;
    }

    private void run(Path output, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(java.toString(), "-Dstdout.encoding=UTF-8", "-cp", classPath, "se.klardag.cli.Main"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("klardag " + String.join(" ", arguments) + " ended with " + process.exitValue());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
