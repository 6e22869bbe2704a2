import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes jars start sooner (*sänkta klasser*), once they are built and tested: what Java would work out anew at every start is
/// worked out here. Four things, none of which changes what a program does:
///
/// - classes in a format from before Java 6 (picocli) get a new one, which Java's own cache of classes takes;
/// - a switch over types asks for one type after another, instead of making a class for that at its first use;
/// - `equals` and `hashCode` of records compare and count their parts, instead of combining method handles at their first use;
/// - a jar that is signed (Saxon) loses its signature: Java's own cache takes no class of a signed jar, and every start would
///   hash each class anew.
///
/// It runs at the end of the build as one source file, and on jars it has been at before it changes nothing.
///
/// @see <a href="../../../decisions/0016-jars-are-lowered-for-a-quick-start.md">decision 0016</a>
final class LoweredJars {
    /// Since Java 6 a class brings the map that makes it quick to verify, and since Java 8 the rest needs no other change.
    private static final int OLD = ClassFile.JAVA_6_VERSION;
    private static final int NEW = ClassFile.JAVA_17_VERSION;
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    /// Says in the jar of somebody else that it is not as they made it, as their licence asks.
    private static final String NOTICE = "META-INF/LOWERED.txt";
    private static final String CHANGE = "The build of Klardag gave these classes the class file format of Java 17.\n";
    private static final String UNSIGNED = "The build of Klardag took away the signature; the classes are unchanged.\n";
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(?:SF|RSA|DSA|EC)");

    private final ClassFile files;
    private String change = "";

    private LoweredJars(URLClassLoader found) {
        this.files = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(found)
                        .orElse(ClassHierarchyResolver.defaultResolver())),
                ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED);
    }

    /// @param args a class path with everything that the classes know, then the jars, which are changed in place
    public static void main(String[] args) throws IOException {
        var jars = new ArrayList<Path>();
        for (int i = 1; i < args.length; i++) {
            jars.addAll(named(Path.of(args[i])));
        }
        var known = new ArrayList<URL>();
        for (var jar : jars) {
            known.add(url(jar));
        }
        for (var entry : args[0].split(File.pathSeparator)) {
            for (var each : entry.endsWith("*") ? named(Path.of(entry + ".jar")) : List.of(Path.of(entry))) {
                known.add(url(each));
            }
        }
        try (var found = new URLClassLoader(known.toArray(URL[]::new))) {
            var lowered = new LoweredJars(found);
            for (var jar : jars) {
                lowered.lower(jar);
            }
        }
    }

    /// The jars that a name with a star stands for.
    private static List<Path> named(Path pattern) throws IOException {
        var found = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(
                pattern.toAbsolutePath().getParent(), pattern.getFileName().toString())) {
            all.forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new IOException("no jar: " + pattern);
        }
        return found;
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private void lower(Path jar) throws IOException {
        change = "";
        var lowered = jar.resolveSibling(jar.getFileName() + ".lowered");
        try (var in = new ZipFile(jar.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(lowered))) {
            boolean signed = in.stream().anyMatch(LoweredJars::isSignature);
            if (signed) {
                change = UNSIGNED;
            }
            for (var entry : (Iterable<ZipEntry>) in.stream().map(ZipEntry.class::cast)::iterator) {
                if (isSignature(entry)) {
                    continue;
                }
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                var bytes = in.getInputStream(entry).readAllBytes();
                out.write(isClass(entry.getName()) ? lowered(bytes)
                        : signed && entry.getName().equals(JarFile.MANIFEST_NAME) ? withoutHashes(bytes) : bytes);
                out.closeEntry();
            }
            if (!change.isEmpty() && in.getEntry(NOTICE) == null) {
                var notice = new ZipEntry(NOTICE);
                notice.setTimeLocal(in.stream().findFirst().orElseThrow().getTimeLocal());
                out.putNextEntry(notice);
                out.write(change.getBytes(StandardCharsets.US_ASCII));
                out.closeEntry();
            }
        }
        Files.move(lowered, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isSignature(ZipEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }

    /// A manifest's first section; those after it are the hashes that were signed.
    private static byte[] withoutHashes(byte[] manifest) {
        var text = new String(manifest, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        return (end < 0 ? text : text.substring(0, end + 2)).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    private byte[] lowered(byte[] bytes) {
        var model = files.parse(bytes);
        if (model.majorVersion() < OLD) {
            change = CHANGE;
            return files.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                    .andThen(ClassTransform.endHandler(builder -> builder.withVersion(NEW, 0))));
        }
        var helpers = new Helpers(model);
        return helpers.areNeeded() ? files.transformClass(model, helpers.transform()) : bytes;
    }

    /// The methods that a class gets in place of its calls that would be linked at run time.
    private static final class Helpers {
        private final ClassModel model;
        private final Map<String, InvokeDynamicInstruction> byName = new LinkedHashMap<>();

        Helpers(ClassModel model) {
            this.model = model;
        }

        boolean areNeeded() {
            return model.methods()
                    .stream()
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .anyMatch(each -> each instanceof InvokeDynamicInstruction call && isLowered(call));
        }

        ClassTransform transform() {
            var self = model.thisClass().asSymbol();
            boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
            return ClassTransform.transformingMethodBodies((code, each) -> {
                if (each instanceof InvokeDynamicInstruction call && isLowered(call)) {
                    var name = "lowered$" + byName.size();
                    byName.put(name, call);
                    code.invokestatic(self, name, call.typeSymbol(), isInterface);
                } else {
                    code.with(each);
                }
            }).andThen(ClassTransform.endHandler(this::addTo));
        }

        private void addTo(ClassBuilder builder) {
            byName.forEach((name, call) -> builder.withMethodBody(
                    name,
                    call.typeSymbol(),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> {
                        if (isTypeSwitch(call)) {
                            typeSwitch(code, call.bootstrapArgs());
                        } else if (call.name().equalsString("hashCode")) {
                            hash(code, parts(call));
                        } else {
                            equal(code, model.thisClass().asSymbol(), parts(call));
                        }
                    }));
        }

        private static boolean isLowered(InvokeDynamicInstruction call) {
            return isTypeSwitch(call) || isOfRecord(call);
        }

        /// Of types alone; a switch that also names constants stays as it is.
        private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
            return isBootstrap(call, "java.lang.runtime.SwitchBootstraps", "typeSwitch")
                    && call.bootstrapArgs()
                            .stream()
                            .allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
        }

        private static boolean isOfRecord(InvokeDynamicInstruction call) {
            return isBootstrap(call, "java.lang.runtime.ObjectMethods", "bootstrap")
                    && !call.name().equalsString("toString");
        }

        private static boolean isBootstrap(InvokeDynamicInstruction call, String owner, String method) {
            var made = call.bootstrapMethod();
            return made.methodName().equals(method) && made.owner().equals(ClassDesc.of(owner));
        }

        /// The record's fields, from the handles of their readers.
        private static List<DirectMethodHandleDesc> parts(InvokeDynamicInstruction call) {
            return call.bootstrapArgs()
                    .stream()
                    .filter(DirectMethodHandleDesc.class::isInstance)
                    .map(DirectMethodHandleDesc.class::cast)
                    .toList();
        }

        /// The number of the first label, from the second argument on, that the first argument is of.
        private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
            var given = code.newLabel();
            code.aload(0).ifnonnull(given).iconst_m1().ireturn().labelBinding(given);
            for (int i = 0; i < labels.size(); i++) {
                var next = code.newLabel();
                code.iload(1).loadConstant(i).if_icmpgt(next);
                code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
                code.loadConstant(i).ireturn().labelBinding(next);
            }
            code.loadConstant(labels.size()).ireturn();
        }

        private static void hash(CodeBuilder code, List<DirectMethodHandleDesc> parts) {
            code.iconst_0();
            for (var part : parts) {
                code.bipush(31).imul().aload(0).getfield(part.owner(), part.methodName(), type(part));
                code.invokestatic(
                        holder(type(part)), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, erased(type(part))));
                code.iadd();
            }
            code.ireturn();
        }

        private static void equal(CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> parts) {
            var different = code.newLabel();
            var other = code.newLabel();
            code.aload(0).aload(1).branch(Opcode.IF_ACMPNE, other).iconst_1().ireturn().labelBinding(other);
            code.aload(1).instanceOf(self).ifeq(different);
            for (var part : parts) {
                code.aload(0).getfield(part.owner(), part.methodName(), type(part));
                code.aload(1).checkcast(self).getfield(part.owner(), part.methodName(), type(part));
                if (type(part).isPrimitive()) {
                    // floating-point numbers too: equal where they are ordered alike, as records have it
                    code.invokestatic(
                            holder(type(part)), "compare",
                            MethodTypeDesc.of(ConstantDescs.CD_int, type(part), type(part)));
                    code.ifne(different);
                } else {
                    code.invokestatic(
                            OBJECTS, "equals",
                            MethodTypeDesc.of(
                                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
                    code.ifeq(different);
                }
            }
            code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
        }

        private static ClassDesc type(DirectMethodHandleDesc reader) {
            return reader.invocationType().returnType();
        }

        private static ClassDesc erased(ClassDesc type) {
            return type.isPrimitive() ? type : ConstantDescs.CD_Object;
        }

        /// The class with the static `hashCode` and `compare` of values of a type.
        private static ClassDesc holder(ClassDesc type) {
            return switch (type.descriptorString()) {
                case "Z" -> ConstantDescs.CD_Boolean;
                case "B" -> ConstantDescs.CD_Byte;
                case "C" -> ConstantDescs.CD_Character;
                case "S" -> ConstantDescs.CD_Short;
                case "I" -> ConstantDescs.CD_Integer;
                case "J" -> ConstantDescs.CD_Long;
                case "F" -> ConstantDescs.CD_Float;
                case "D" -> ConstantDescs.CD_Double;
                default -> OBJECTS;
            };
        }
    }
}
