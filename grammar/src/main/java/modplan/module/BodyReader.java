package modplan.module;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import modplan.source.PlaceCursor;
import modplan.source.SourceFile;
import modplan.syntax.Form;
import modplan.syntax.Symbols;
import modplan.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Copies top-level data into a {@link Body}, leaving out what cannot matter to another module. One
 * pass over the nodes of each form with an explicit stack of the lists that are open.
 */
final class BodyReader {
  /** Quoted data of more nodes than this is left out. */
  private static final int SMALL_DATUM = 24;

  /** Forms that are nested deeper than this are left out: nobody writes them by hand. */
  private static final int DEEPEST = 10_000;

  /** The text of a string is kept if it takes no more bytes than this, quotation marks included. */
  private static final int LONGEST_TEXT = 42;

  /** Integers up to this are kept. */
  private static final int SMALL = 99_999_999;

  private static final byte CODE = 0;

  /** Inside a macro definition or a module form: everything is kept. */
  private static final byte WHOLE = 1;

  /** Inside a gexp: nothing is kept but code in its escapes. */
  private static final byte ESCAPED = 2;

  /**
   * Inside a large quasiquotation: nothing is kept but code in unquotes. One more for each that is
   * nested in it.
   */
  private static final byte QUASI = 3;

  /** Quasiquotations nested deeper than this are data altogether. */
  private static final int MOST_QUASI = 100;

  private byte[] bytes;
  private PlaceCursor places;

  /** Of a list that is not kept. */
  private static final int NO_LIST = -1;

  private int[] nodes = new int[1024];
  private int[] spots = new int[1024];
  private int size;
  private int[] forms = new int[64];
  private int[] owners = new int[64];
  private int count;

  private int[] names = new int[256]; // numbers of symbols
  private int nameCount;
  private int[] nameOfSymbol = new int[256]; // name + 1
  private int[] strings = new int[64]; // likewise
  private int stringCount;
  private int[] stringOfSymbol = new int[256]; // string + 1

  /** How many symbols the file has, as far as it was read. */
  private int symbols;

  private int[] ends = new int[64];
  private int[] opened = new int[64]; // index of the list's node
  private byte[] modes = new byte[64];

  BodyReader(SourceFile file) {
    begin(file);
  }

  /** Begins another file; nothing is left of the one before. */
  void begin(SourceFile file) {
    bytes = file.bytes();
    places = file.places();
    size = 0;
    count = 0;
    nameCount = 0;
    stringCount = 0;
    Arrays.fill(nameOfSymbol, 0, Math.min(symbols, nameOfSymbol.length), 0);
    Arrays.fill(stringOfSymbol, 0, Math.min(symbols, stringOfSymbol.length), 0);
    symbols = 0;
  }

  /** Takes a form that belongs to the module with this index. */
  void read(Form form, int owner) {
    if (count == forms.length) {
      forms = Arrays.copyOf(forms, count * 2);
      owners = Arrays.copyOf(owners, count * 2);
    }
    forms[count] = size;
    owners[count++] = owner;
    if (form.depth() > DEEPEST) {
      opaque(form);
    } else {
      copy(form);
    }
    symbols = form.symbols().size();
  }

  private void opaque(Form form) {
    places.moveTo(form.start(0));
    int list = add(Body.LIST, 2);
    add(Body.SYMBOL, name(form, Body.OPAQUE));
    nodes[list] = Body.node(Body.LIST, size - list);
  }

  private void copy(Form form) {
    int depth = 0;
    byte mode = CODE;
    for (int node = 0; node < form.size(); node++) {
      while (depth > 0 && node >= ends[depth - 1]) {
        mode = close(--depth);
      }
      byte kind = form.kind(node);
      boolean isList = kind == Form.LIST;
      if (mode >= ESCAPED) {
        boolean isHead = form.kind(node - 1) == Form.LIST && form.next(node - 1) > node;
        if (kind == Form.SYMBOL && !isHead && isDottedUnquote(form, node, mode)) {
          int list = add(Body.LIST, 1);
          atom(form, node, kind);
          depth = push(depth, form.next(node + 1), list, mode);
          mode = CODE;
          continue;
        }
        Word head = isList ? Word.of(form.head(node)) : null;
        if (head == null) {
          continue; // lists of data are entered for the unquotes in them
        }
        if (mode == ESCAPED ? isEscape(head) : mode == QUASI && isUnquote(head)) {
          depth = open(form, node, depth, Body.LIST, mode);
          mode = CODE;
        } else if (mode > QUASI && isUnquote(head)) {
          depth = push(depth, form.next(node), NO_LIST, mode--);
        } else if (mode >= QUASI && mode < QUASI + MOST_QUASI && head == Word.QUASIQUOTE) {
          depth = push(depth, form.next(node), NO_LIST, mode++);
        }
        continue;
      }
      if (isList || kind == Form.VECTOR) {
        Word head = isList ? Word.of(form.head(node)) : null;
        if (mode == CODE && isLargeData(form, node, head)) {
          node = data(form, node, head);
          if (head == Word.QUOTE) {
            continue;
          }
          depth = push(depth, dataEnd, dataList, mode);
          mode = head == Word.GEXP ? ESCAPED : QUASI;
          depth = push(depth, dataEnd, dataRest, mode);
          continue;
        }
        int bodyKind = !isList ? Body.VECTOR : form.isImproper(node) ? Body.IMPROPER : Body.LIST;
        depth = open(form, node, depth, bodyKind, mode);
        if (mode == CODE && head != null && isKeptWhole(head)) {
          mode = WHOLE;
        }
        continue;
      }
      places.moveTo(form.start(node));
      atom(form, node, kind);
      if (kind == Form.ARRAY) {
        node = form.next(node) - 1; // its elements are numbers
      }
    }
    while (depth > 0) {
      close(--depth);
    }
  }

  /** The tail of {@code (a . ,b)}, which reads as {@code (a unquote b)}. */
  private boolean isDottedUnquote(Form form, int node, byte mode) {
    Word word = Word.of(form.symbol(node));
    byte mark = bytes[form.start(node)]; // the word written out may be anywhere in data
    return mode == ESCAPED
        ? mark == '#' && word != null && isEscape(word)
        : mode == QUASI && mark == ',' && word == Word.UNQUOTE;
  }

  private int dataEnd;
  private int dataList;
  private int dataRest;

  /**
   * Begins a quotation that is not kept as it is; returns the last node of it that is dealt with.
   */
  private int data(Form form, int node, @Nullable Word head) {
    places.moveTo(form.start(node));
    dataEnd = form.next(node);
    dataList = add(Body.LIST, 1);
    if (head == Word.QUOTE) {
      add(Body.SYMBOL, symbol(form, node + 1));
      add(Body.LITERAL, Body.DATUM);
      nodes[dataList] = Body.node(Body.LIST, size - dataList);
      return dataEnd - 1;
    }
    // (quasiquote (%unquoted code ...)), (gexp (%unquoted code ...))
    add(Body.SYMBOL, symbol(form, node + 1));
    dataRest = add(Body.LIST, 1);
    add(Body.SYMBOL, name(form, Body.REST));
    return node + 1;
  }

  private boolean isLargeData(Form form, int node, @Nullable Word head) {
    if (head == null) {
      return false;
    }
    return switch (head) {
      case QUOTE, QUASIQUOTE -> form.next(node) - node > SMALL_DATUM;
      case GEXP -> bytes[form.start(node)] == '#'; // the name alone may be anything
      default -> false;
    };
  }

  private static boolean isUnquote(Word head) {
    return head == Word.UNQUOTE || head == Word.UNQUOTE_SPLICING;
  }

  private static boolean isEscape(Word head) {
    return switch (head) {
      case UNGEXP, UNGEXP_SPLICING, UNGEXP_NATIVE, UNGEXP_NATIVE_SPLICING -> true;
      default -> false;
    };
  }

  private static boolean isKeptWhole(Word head) {
    return switch (head) {
      case DEFINE_MODULE,
          DEFINE_MODULE_STAR,
          DEFINE_SYNTAX,
          DEFINE_SYNTAX_RULE,
          DEFINE_SYNTAX_PUBLIC,
          DEFINE_SYNTAX_RULE_PUBLIC,
          DEFINE_SYNTAX_PARAMETER,
          DEFINE_SYNTAX_PARAMETER_PUBLIC,
          DEFINE_MACRO,
          DEFINE_MACRO_PUBLIC,
          DEFMACRO,
          DEFMACRO_PUBLIC,
          DEFMACRO_STAR,
          DEFMACRO_STAR_PUBLIC,
          EVAL_WHEN ->
          true;
      default -> false;
    };
  }

  private int open(Form form, int node, int depth, int kind, byte mode) {
    places.moveTo(form.start(node));
    return push(depth, form.next(node), add(kind, 1), mode);
  }

  private int push(int depth, int end, int list, byte around) {
    if (depth == ends.length) {
      ends = Arrays.copyOf(ends, depth * 2);
      opened = Arrays.copyOf(opened, depth * 2);
      modes = Arrays.copyOf(modes, depth * 2);
    }
    ends[depth] = end;
    opened[depth] = list;
    modes[depth] = around;
    return depth + 1;
  }

  /** Completes the node of a list; returns the mode around it. */
  private byte close(int depth) {
    int list = opened[depth];
    if (list == NO_LIST) {
      return modes[depth];
    }
    nodes[list] = Body.node(nodes[list] & 7, size - list);
    return modes[depth];
  }

  private void atom(Form form, int node, byte kind) {
    switch (kind) {
      case Form.SYMBOL -> add(Body.SYMBOL, symbol(form, node));
      case Form.KEYWORD -> add(Body.KEYWORD, symbol(form, node));
      case Form.NUMBER -> add(Body.NUMBER, number(form.start(node), form.end(node)));
      case Form.STRING -> add(Body.STRING, string(form, node));
      case Form.LITERAL -> {
        if (isPrefixedNumber(form.start(node), form.end(node))) {
          add(Body.NUMBER, prefixedNumber(form.start(node), form.end(node)));
        } else {
          add(Body.LITERAL, literal(form.start(node), form.end(node)));
        }
      }
      default -> add(Body.LITERAL, Body.OTHER);
    }
  }

  private int number(int start, int end) {
    return number(start, end, 10);
  }

  /** {@code #b101}; what has further prefixes is no small integer for us. */
  private int prefixedNumber(int start, int end) {
    return switch (bytes[start + 1]) {
      case 'b', 'B' -> number(start + 2, end, 2);
      case 'o', 'O' -> number(start + 2, end, 8);
      case 'd', 'D' -> number(start + 2, end, 10);
      case 'x', 'X' -> number(start + 2, end, 16);
      default -> Body.LARGE;
    };
  }

  private int number(int start, int end, int radix) {
    boolean isSigned = bytes[start] == '-' || bytes[start] == '+';
    int from = isSigned ? start + 1 : start;
    if (from == end) {
      return Body.LARGE;
    }
    int value = 0;
    for (int i = from; i < end; i++) {
      int digit = Character.digit(bytes[i], radix);
      if (digit < 0 || value > (SMALL - digit) / radix) {
        return Body.LARGE;
      }
      value = value * radix + digit;
    }
    return bytes[start] == '-' && value != 0 ? Body.NEGATIVE | value : value;
  }

  /** {@code #xFF}, {@code #e1.5}. */
  private boolean isPrefixedNumber(int start, int end) {
    return end - start > 2 && bytes[start] == '#' && "bodxeiBODXEI".indexOf(bytes[start + 1]) >= 0;
  }

  private int literal(int start, int end) {
    if (end - start >= 2 && bytes[start] == '#') {
      byte second = bytes[start + 1];
      if (second == 't' || second == 'T') {
        return Body.TRUE;
      }
      if (second == 'f' || second == 'F') {
        return Body.FALSE;
      }
    }
    return end - start >= 3 && bytes[start + 1] == '\\' ? character(start + 2, end) : Body.OTHER;
  }

  private int character(int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    int code = text.codePointAt(0);
    if (text.length() == Character.charCount(code)) {
      return code == 0xFFFD ? Body.OTHER : Body.CHARACTER + code; // it may be of another encoding
    }
    return switch (text) {
      case "space" -> Body.CHARACTER + ' ';
      case "newline", "linefeed", "nl" -> Body.CHARACTER + '\n';
      case "tab" -> Body.CHARACTER + '\t';
      case "return" -> Body.CHARACTER + '\r';
      case "nul", "null" -> Body.CHARACTER;
      default -> Body.OTHER;
    };
  }

  /** Short texts without escapes, and those behind the head of a form that reads a file; else 0. */
  private int string(Form form, int node) {
    int start = form.start(node) + 1;
    int end = form.end(node) - 1;
    if (end - start > LONGEST_TEXT - 2 || hasEscape(start, end)) {
      Word before = node > 0 && form.isSymbol(node - 1) ? Word.of(form.symbol(node - 1)) : null;
      if (before == null || !readsFile(before)) {
        return 0;
      }
    }
    int symbol = form.symbolOf(bytes, start, end);
    if (symbol >= stringOfSymbol.length) {
      stringOfSymbol =
          Arrays.copyOf(stringOfSymbol, Math.max(symbol + 1, stringOfSymbol.length * 2));
    }
    if (stringOfSymbol[symbol] == 0) {
      if (stringCount == strings.length) {
        strings = Arrays.copyOf(strings, stringCount * 2);
      }
      strings[stringCount++] = symbol;
      stringOfSymbol[symbol] = stringCount;
    }
    return stringOfSymbol[symbol];
  }

  private boolean hasEscape(int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  private static boolean readsFile(Word word) {
    return switch (word) {
      case INCLUDE,
          INCLUDE_CI,
          INCLUDE_FROM_PATH,
          INCLUDE_LIBRARY_DECLARATIONS,
          LOAD,
          PRIMITIVE_LOAD,
          PRIMITIVE_LOAD_PATH,
          LOAD_FROM_PATH ->
          true;
      default -> false;
    };
  }

  // ---------------------------------------------------------------- nodes and names

  private int add(int kind, int payload) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
      spots = Arrays.copyOf(spots, size * 2);
    }
    nodes[size] = Body.node(kind, payload);
    spots[size] = Body.spot(places.line(), places.column());
    return size++;
  }

  private int symbol(Form form, int node) {
    return name(form.symbol(node));
  }

  private int name(Form form, String ascii) {
    byte[] text = ascii.getBytes(StandardCharsets.US_ASCII);
    return name(form.symbolOf(text, 0, text.length));
  }

  /** The index of a name by its number among the file's symbols. */
  private int name(int symbol) {
    if (symbol >= nameOfSymbol.length) {
      nameOfSymbol = Arrays.copyOf(nameOfSymbol, Math.max(symbol + 1, nameOfSymbol.length * 2));
    }
    int known = nameOfSymbol[symbol];
    if (known == 0) {
      if (nameCount == names.length) {
        names = Arrays.copyOf(names, nameCount * 2);
      }
      names[nameCount++] = symbol;
      known = nameCount;
      nameOfSymbol[symbol] = known;
    }
    return known - 1;
  }

  /**
   * All that was read.
   *
   * @param read of the same file
   * @param cut whether reading stopped at something that is no datum
   */
  Body body(Symbols read, boolean cut) {
    return new Body(
        read.texts(names, nameCount),
        read.texts(strings, stringCount),
        Arrays.copyOf(nodes, size),
        Arrays.copyOf(spots, size),
        Arrays.copyOf(forms, count),
        Arrays.copyOf(owners, count),
        cut);
  }
}
