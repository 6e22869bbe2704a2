package se.klardag.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes what people install, from the jars of its own class path. Two calls on the same sources make the same bytes.
///
/// Runs in the folder `cli/package` and writes below its `target`.
final class PackageBuild {
    private static final Path TARGET = Path.of("target");
    private static final String HOME = "usr/lib/klardag/";
    private static final String DOCS = "usr/share/doc/klardag/";
    private static final String PROGRAM = "klardag-cli.jar";
    private static final String SUMS = "SHA256SUMS";

    private final String version;
    private final Instant time;
    private final List<Path> jars;

    private PackageBuild(String version, Instant time, List<Path> jars) {
        this.version = version;
        this.time = time;
        this.jars = jars;
    }

    /// @param args version, time of every entry, whether there is a manual, and the zip with a Java for Windows or nothing
    public static void main(String[] args) throws IOException {
        var jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.endsWith(".jar"))
                .map(Path::of)
                .map(PackageBuild::lowered)
                .sorted(Comparator.comparing(Path::getFileName))
                .toList();
        var build = new PackageBuild(args[0], Instant.parse(args[1]), jars);
        build.run(Boolean.parseBoolean(args[2]), args.length > 3 ? args[3] : "");
    }

    /// The jar as the build of the program left it for its launcher, which starts sooner; a jar that it has not stays as it is.
    private static Path lowered(Path jar) {
        var lowered = Path.of("..", "target", "lib").resolve(jar.getFileName());
        return Files.exists(lowered) ? lowered : jar;
    }

    private void run(boolean hasManual, String windowsJava) throws IOException {
        var java = Runtimes.linked(TARGET.resolve("runtime"));
        var bill = BillOfMaterials.of(TARGET.resolve("sbom.json"), Runtime.version().toString());
        var windowsBill = BillOfMaterials.of(TARGET.resolve("sbom.json"), Runtimes.windowsVersion());
        var manual = hasManual ? Manual.of(java, jars, TARGET.resolve("manual")) : new FileTree();
        var linux = sealed(program(bill)
                .put("klardag", new PackedFile.Copied(Path.of("..", "klardag"), true))
                .put("compiler.json", new PackedFile.Copied(Path.of("..", "compiler.json"), false))
                .copyFolder("runtime/", java));
        var windows = sealed(windows(windowsBill, windowsJava));

        var archives = new FileTree();
        archive(archives, "klardag_" + debianVersion() + "_amd64.deb",
                DebianPackage.of(installed(linux, manual), control(), Path.of("debian"), time));
        var folder = "klardag-" + version + "-linux-x64";
        archive(archives, folder + ".tar.gz",
                TarFile.of("", new FileTree().add(folder + "/", linux).add(folder + "/share/", manual), time));
        folder = "klardag-" + version + "-windows-x64" + (windowsJava.isEmpty() ? "-without-java" : "");
        archive(archives, folder + ".zip", ZipFolder.of(new FileTree().add(folder + "/", windows), time));
        archive(archives, "klardag-" + version + ".sbom.json", bill.text().getBytes(UTF_8));
        Files.writeString(output().resolve(SUMS), Checksums.list("SHA-256", archives, _ -> true));
    }

    /// What is the same for every system.
    private FileTree program(BillOfMaterials bill) throws IOException {
        var tree = new FileTree();
        for (var jar : jars) {
            var name = jar.getFileName().toString();
            tree.put(name.equals(PROGRAM) ? name : "lib/" + name, new PackedFile.Copied(jar, false));
        }
        return tree.write("sbom.json", bill.text())
                .write("THIRD-PARTY.txt", ThirdParty.page(bill.json(), jars, Path.of("licenses")))
                .copyFolder("licenses/", Path.of("licenses"));
    }

    /// The script has the line ends that Windows reads, however it was checked out.
    private FileTree windows(BillOfMaterials bill, String java) throws IOException {
        var script = Files.readString(Path.of("..", "klardag.cmd")).replace("\r\n", "\n").replace("\n", "\r\n");
        var tree = program(bill).write("klardag.cmd", script);
        return java.isEmpty() ? tree : tree.add("runtime/", Runtimes.forWindows(Path.of(java)));
    }

    /// Adds the list of checksums, and the hash of the list, by which the program finds its own cache.
    private static FileTree sealed(FileTree tree) {
        var sums = Checksums.list("SHA-256", tree, _ -> true);
        return tree.write(SUMS, sums)
                .write("package.id", Checksums.sha256(sums.getBytes(UTF_8)).substring(0, 16) + "\n");
    }

    private static FileTree installed(FileTree program, FileTree manual) {
        return new FileTree()
                .add(HOME, program)
                .put("usr/bin/klardag", new PackedFile.Linked("../lib/klardag/klardag"))
                .put(DOCS + "copyright", new PackedFile.Linked("../../../lib/klardag/THIRD-PARTY.txt"))
                .add("usr/share/", manual);
    }

    private String control() throws IOException {
        return Files.readString(Path.of("control")).replace("${version}", debianVersion());
    }

    /// In Debian a hyphen begins the number of the packaging, and a tilde sorts before the release.
    private String debianVersion() {
        return version.replace('-', '~');
    }

    private static Path output() throws IOException {
        return Files.createDirectories(TARGET.resolve("archives"));
    }

    private static void archive(FileTree archives, String name, byte[] bytes) throws IOException {
        archives.copy(name, Files.write(output().resolve(name), bytes));
    }
}
