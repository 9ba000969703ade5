package modplan.syntax;

import java.util.Random;

/**
 * Random Scheme, mostly well formed: pieces that are easy to get wrong, put together with and
 * without white space between them. The same seed gives the same text.
 */
final class RandomText {
  private static final String[] SPACES = {" ", " ", "\n", "\t", "\r\n", "\f", "  ", "", "", ";c\n"};

  private static final String[] COMMENTS = {
    "; a ( \" | #|\n",
    ";\n",
    "#| a |#",
    "#|#|x|#|#",
    "#||#",
    "#|;|#",
    "#!x (!#",
    "#! !! !#",
    "#!!#",
    "#!r6rs ",
    "#!r6rsx !#",
    "#|\"|#",
    "#; ",
    "#;#;a ",
    "#;(a . b)",
    "#;'x",
  };

  static final String[] ATOMS = {
    "a",
    "b",
    "x1",
    "lambda",
    "...",
    "-",
    "+",
    "1+",
    "-1+",
    "->x",
    "a.b",
    ".a",
    "..",
    "a|b",
    "|a",
    "{",
    "}",
    "a{b",
    "a'b",
    "a`b",
    "a,b",
    "a#b",
    "a#",
    "a:",
    ":key",
    ":",
    "!",
    "!#",
    "|",
    "é",
    "λx",
    "λ",
    "→",
    "1",
    "-1",
    "+1",
    "1.5",
    ".5",
    "1.",
    "1/2",
    "1e3",
    "1e",
    "1/",
    "+i",
    "-i",
    "i",
    "+2i",
    "1+2i",
    "1@2",
    "1@",
    "+inf.0",
    "-nan.0",
    "inf.0",
    "1#",
    "1#.#",
    "1a",
    "#t",
    "#f",
    "#true",
    "#false",
    "#T",
    "#F",
    "#tfoo",
    "#tru",
    "#fals1",
    "#falsea",
    "#nil",
    "#x1F",
    "#b101",
    "#o17",
    "#d10",
    "#e1.5",
    "#i1/2",
    "#x-a",
    "#e#x10",
    "#*01",
    "#*",
    "#*012",
    "#\\a",
    "#\\(",
    "#\\)",
    "#\\\"",
    "#\\;",
    "#\\ ",
    "#\\space",
    "#\\x41",
    "#\\x",
    "#\\nul",
    "#\\101",
    "#\\é",
    "#\\λ",
    "#\\#",
    "#{a b}#",
    "#{}#",
    "#{}}#",
    "#{a}}#",
    "#{(}#",
    "#{\\x41;b}#",
    "#{a\\}#b}#",
    "#{\"}#",
    "#{}a}#",
    "\"\"",
    "\"a\"",
    "\"a\\\"b\"",
    "\"(\"",
    "\"\\\\\"",
    "\"a\nb\"",
    "\"\\n\\t\\x41;\"",
    "\"\\\n  a\"",
    "\"é;#|\"",
    "#:a",
    "#:a-b?",
    "#:+",
    "#: a",
    "#: #;b c",
    "#:#{a b}#",
    "#:λ",
    "#:.",
    "#:a:b",
    "#vu8(1 2)",
    "#vu8()",
    "#u8(1 2)",
    "#s16(-1 . (2))",
    "#f32(1.5)",
    "#f64()",
    "#1(a b)",
    "#0(a)",
    "#@1(a b)",
    "#1@1:2(a b)",
    "#2((a b) (c d))",
    "#(a b)",
    "#()",
    "()",
    "(a . b)",
    "(a . (b c))",
    "(a . 'b)",
    "[a [b]]",
    "(. a)",
    "(. (a))",
    "(a . .)",
    "#(a . (b))",
    "@",
    "@@",
  };

  static final String[] BROKEN = {
    ")",
    "]",
    "(",
    "[",
    ".",
    " . ",
    "#",
    "# ",
    "#<",
    "#<a>",
    "#.",
    "#&",
    "#a",
    "#z(",
    "#\"",
    "#f3 ",
    "#f64 ",
    "#s ",
    "#u ",
    "#vu8 (",
    "#vu",
    "#n",
    "#nilx",
    "#xzz",
    "#e",
    "#b2",
    "#\\foo",
    "#\\xq",
    "#\\xD800",
    "#:1",
    "#:",
    "#:(a)",
    "#: 1",
    "#:\"a\"",
    "#:'a",
    "#:#:a",
    "\"",
    "\"a\\",
    "\"\\q\"",
    "\"\\x4\"",
    "\"\\xzz\"",
    "\"\\u12\"",
    "\"\\ud800\"",
    "\"\\U110000\"",
    "\"\\é\"",
    "#{",
    "#{a}",
    "#{\\xq;}#",
    "#{\\x41}#",
    "#|",
    "#|#|a|#",
    "#!",
    "#!a",
    "(a . b c)",
    "(a . )",
    "(a . . b)",
    "#(a . b)",
    "#1(a . b)",
    "#(a . #(b))",
    "(a]",
    "[a)",
    "'",
    "#;",
    "(#;)",
    "(')",
  };

  private static final String[] PREFIXES = {
    "'", "`", ",", ",@", "#'", "#`", "#,", "#,@", "#~", "#$", "#$@", "#+", "#+@", "'#;a ",
  };

  private final Random random;
  private final int brokenPerThousand;
  private final StringBuilder text = new StringBuilder();

  private RandomText(long seed, int brokenPerThousand) {
    random = new Random(seed);
    this.brokenPerThousand = brokenPerThousand;
  }

  /** Up to a few dozen pieces; of a thousand about {@code brokenPerThousand} are errors. */
  static String of(long seed, int brokenPerThousand) {
    RandomText text = new RandomText(seed * 0x9E3779B97F4A7C15L, brokenPerThousand);
    int data = 1 + text.random.nextInt(4);
    for (int i = 0; i < data; i++) {
      text.datum(4);
      text.gap();
    }
    return text.text.toString();
  }

  private void datum(int depth) {
    if (random.nextInt(1000) < brokenPerThousand) {
      text.append(pick(BROKEN));
      return;
    }
    int what = random.nextInt(12);
    if (depth == 0 || what < 6) {
      text.append(pick(ATOMS));
    } else if (what < 8) {
      text.append(pick(PREFIXES));
      datum(depth - 1);
    } else if (what == 8) {
      text.append("#(");
      elements(depth, ")", false);
    } else {
      boolean square = random.nextInt(6) == 0;
      text.append(square ? '[' : '(');
      elements(depth, square ? "]" : ")", random.nextInt(4) == 0);
    }
  }

  private void elements(int depth, String close, boolean dotted) {
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      gap();
      datum(depth - 1);
    }
    if (dotted) {
      text.append(" . ");
      datum(depth - 1);
    }
    gap();
    text.append(close);
  }

  private void gap() {
    text.append(pick(SPACES));
    if (random.nextInt(8) == 0) {
      text.append(pick(COMMENTS));
    }
  }

  private String pick(String[] pieces) {
    return pieces[random.nextInt(pieces.length)];
  }
}
