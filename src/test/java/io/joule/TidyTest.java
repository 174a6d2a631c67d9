package io.joule;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Counted rules of style; the formatter sees to the rest. */
class TidyTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int FILE_LINES = 250;
    private static final int METHOD_LINES = 60;
    private static final int COLUMNS = 120;
    /** In two parts, or this file would find itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    /** What speaks to a person at a terminal: the start, the command line, and whatever has a main method. */
    private static final Set<String> SPEAKING = Set.of("start", "command");

    @Test
    void aFileOfTheProgramFitsInOneSitting() {
        assertThat(filesWhere(MAIN, lines -> lines.size() > FILE_LINES))
                .as("longer than %s lines", FILE_LINES)
                .isEmpty();
    }

    @Test
    void aMethodOfTheProgramFitsAGlance() throws IOException {
        assertThat(methodsOver(METHOD_LINES))
                .as("longer than %s lines", METHOD_LINES)
                .isEmpty();
        assertThat(methodsOver(10)).as("the measure sees methods at all").isNotEmpty();
    }

    @Test
    void commentsFitTheScreen() {
        assertThat(linesWhere(line -> line.length() > COLUMNS && line.strip().matches("(//|/?\\*).*")))
                .as("longer than %s columns; the formatter breaks code, but not what is inside a string", COLUMNS)
                .isEmpty();
    }

    @Test
    void nothingIsIndentedWithTabs() {
        assertThat(linesWhere(line -> line.indexOf('\t') >= 0)).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(linesWhere(line -> UNFINISHED.matcher(line).find()))
                .as("an issue is the place for it")
                .isEmpty();
    }

    @Test
    void onlyTheCommandLineSpeaksToTheTerminal() {
        assertThat(files(MAIN)
                        .filter(file -> !SPEAKING.contains(
                                file.getParent().getFileName().toString()))
                        .filter(file -> read(file).stream().noneMatch(line -> line.contains(" static void main(")))
                        .filter(file ->
                                read(file).stream().anyMatch(line -> line.matches(".*\\bSystem\\.(out|err)\\b.*"))))
                .as("a log line has a level and can be turned off")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItPromises() {
        Set<Path> packages = files(MAIN)
                .map(Path::getParent)
                .filter(folder -> !folder.endsWith("io/joule"))
                .collect(toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(read(folder.resolve("package-info.java")))
                        .anyMatch(line -> line.startsWith(" * ") || line.startsWith("/** ")));
    }

    private static List<String> methodsOver(int limit) throws IOException {
        List<String> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(files(MAIN).toList());
            JavacTask task = (JavacTask) compiler.getTask(null, manager, d -> {}, List.of("-proc:none"), null, sources);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(
                        new TreeScanner<Void, LineMap>() {
                            @Override
                            public Void visitMethod(MethodTree method, LineMap map) {
                                long lines = map.getLineNumber(positions.getEndPosition(unit, method))
                                        - map.getLineNumber(positions.getStartPosition(unit, method))
                                        + 1;
                                if (lines > limit) {
                                    found.add(unit.getSourceFile().getName() + " " + method.getName() + ": " + lines);
                                }
                                return super.visitMethod(method, map);
                            }
                        },
                        unit.getLineMap());
            }
        }
        return found;
    }

    private static List<String> filesWhere(Path root, Predicate<List<String>> rule) {
        return files(root)
                .filter(file -> rule.test(read(file)))
                .map(Path::toString)
                .toList();
    }

    private static List<String> linesWhere(Predicate<String> rule) {
        return Stream.concat(files(MAIN), files(TEST))
                .flatMap(file -> read(file).stream().filter(rule).map(line -> file + ": " + line.strip()))
                .toList();
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
