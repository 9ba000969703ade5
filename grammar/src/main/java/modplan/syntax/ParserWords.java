package modplan.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import modplan.source.Location;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/** Reads what all module forms have: names, lists of them, renamings, places. */
final class ParserWords {
  private final ParserErrors errors;

  ParserWords(ParserErrors errors) {
    this.errors = errors;
  }

  Location at(ParserRuleContext context) {
    return errors.at(context);
  }

  @Nullable ExportItem exportItem(ModuleForms.ExportItemContext item) {
    Renaming name = renaming(item.symbol());
    return name == null ? null : new ExportItem(name, at(item));
  }

  @Nullable ModuleName name(ModuleForms.ModuleNameContext name) {
    List<String> parts = each(name.symbol(), this::symbol);
    return parts.isEmpty() ? null : new ModuleName(parts);
  }

  List<String> names(ModuleForms.@Nullable SymbolListContext list) {
    return list == null ? List.of() : each(list.symbol(), this::symbol);
  }

  @Nullable Renaming renaming(List<ModuleForms.SymbolContext> symbols) {
    if (symbols.isEmpty()) {
      return null;
    }
    return new Renaming(symbol(symbols.get(0)), symbol(symbols.get(symbols.size() - 1)));
  }

  String symbol(ModuleForms.SymbolContext symbol) {
    String text = symbol.getText();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (symbol.ATOM() != null && Numbers.isNumber(bytes, 0, bytes.length)) {
      errors.report(symbol.getStart(), "expected a name, found the number `%s`".formatted(text));
    }
    return symbolText(text);
  }

  static String symbolText(String text) {
    String name = text.startsWith("#{") ? Literals.extendedSymbol(text) : text;
    return name == null ? text : name;
  }

  /** The source text of a datum, white space as it is written; empty if it is broken off. */
  static String text(ParserRuleContext datum) {
    Token first = datum.getStart();
    Token last = datum.getStop();
    return last == null || last.getStopIndex() < first.getStartIndex()
        ? ""
        : first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
  }

  <C extends ParserRuleContext, T> List<T> each(List<C> contexts, Function<C, @Nullable T> read) {
    List<T> values = new ArrayList<>(contexts.size());
    for (C context : contexts) {
      T value = context.exception == null || context.getStop() != null ? read.apply(context) : null;
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
