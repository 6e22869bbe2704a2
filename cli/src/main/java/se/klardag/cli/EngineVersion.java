package se.klardag.cli;

import picocli.CommandLine.IVersionProvider;

/// Which version of the program this is (*programversion*).
final class EngineVersion implements IVersionProvider {
    /// As the build wrote it; `unbuilt` when the classes do not come from a package.
    static String current() {
        var version = EngineVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unbuilt" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[]{"klardag " + current()};
    }
}
