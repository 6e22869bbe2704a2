package se.klardag.cli.command.options;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import se.klardag.cli.cases.table.Column;
import se.klardag.cli.month.MonthRange;
import se.klardag.cli.text.Texts;

/// What is wrong with the arguments of a call (*argumentfel*), in the reader's language: picocli says it in English.
public final class ArgumentErrorText {
    private ArgumentErrorText() {}

    public static String text(ParameterException wrong, Texts texts) {
        return switch (wrong) {
            case MissingParameterException missing -> texts.get("argument.missing", names(missing.getMissing()));
            case UnmatchedArgumentException unknown ->
                texts.get("argument.unknown", String.join(" ", unknown.getUnmatched()));
            case OverwrittenOptionException twice -> texts.get("argument.twice", name(twice.getOverwritten()));
            default -> {
                var argument = wrong.getArgSpec();
                yield argument == null || wrong.getValue() == null
                        ? String.valueOf(wrong.getMessage())
                        : texts.get("argument.value", name(argument), wrong.getValue(), expected(argument, texts));
            }
        };
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream().map(ArgumentErrorText::name).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() > 0 ? "=" + option.paramLabel() : "")
                : argument.paramLabel();
    }

    private static String expected(ArgSpec argument, Texts texts) {
        if (argument instanceof OptionSpec option) {
            var own = "argument.expects.of." + option.longestName().replaceFirst("^--?", "");
            if (texts.has(own)) {
                return texts.get(own);
            }
        }
        var type = argument.typeInfo().isMultiValue()
                ? argument.typeInfo().getAuxiliaryTypes()[0]
                : argument.type();
        if (type == Column.class) {
            return texts.get("argument.expects.word", ReadingOptions.absentColumns());
        }
        if (type.isEnum()) {
            var words = Arrays.stream(type.getEnumConstants()).map(Object::toString);
            return texts.get("argument.expects.word", words.collect(Collectors.joining(", ")));
        }
        if (type == YearMonth.class) {
            return texts.get("argument.expects.month");
        }
        if (type == LocalDate.class) {
            return texts.get("argument.expects.date");
        }
        if (type == MonthRange.class) {
            return texts.get("argument.expects.months");
        }
        if (type == Integer.class || type == int.class || type == long.class) {
            return texts.get("argument.expects.number");
        }
        return texts.get(type == boolean.class ? "argument.expects.nothing" : "argument.expects.path");
    }
}
