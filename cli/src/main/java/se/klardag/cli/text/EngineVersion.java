package se.klardag.cli.text;

/// The version of the program (*version*), as the build stamped it.
public final class EngineVersion {
    private EngineVersion() {}

    /// As the build wrote it; `unbuilt` when the classes do not come from a package.
    public static String current() {
        var version = EngineVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unbuilt" : version;
    }

    /// With the program's name.
    public static String line() {
        return line(current());
    }

    /// A version with the program's name.
    public static String line(String version) {
        return "klardag " + version;
    }
}
