package org.medcas.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How {@link TextCleaner} treats line ends, tabs and blanks: the eight modes of Spark NLP's {@code
 * DocumentAssembler}, with the behaviour of its code.
 *
 * <p>A <em>stringified</em> line end or tab is the two visible characters backslash and n, r or t
 * that careless exports leave behind. White space here is what {@code \s} means: blank, tab, LF,
 * VT, FF, CR. Immutable.
 */
public enum CleanupMode {
  /** The text as it is. */
  DISABLED(null, " ", false),
  /** Each white space character becomes a blank; the length stays. */
  INPLACE("\\s", " ", false),
  /** As {@link #INPLACE}, and each stringified line end or tab becomes one blank. */
  INPLACE_FULL("\\s|(?:\\\\r)?(?:\\\\n)|(?:\\\\t)", " ", false),
  /** Trimmed, and each run of white space becomes one blank. */
  SHRINK("\\s+", " ", true),
  // The look-behind changes no match; it keeps a long run of stringified CRs from being scanned
  // anew
  // from each of its members.
  /** As {@link #SHRINK}, and each run of stringified line ends or of tabs becomes one blank. */
  SHRINK_FULL("\\s+|(?<!\\\\r)(?:\\\\r)*+(?:\\\\n)++|(?:\\\\t)++", " ", true),
  /** Each white space character followed by a line feed or a tab becomes one blank with it. */
  EACH("\\s[\\n\\t]", " ", false),
  /** As {@link #EACH}, the follower may be a stringified line end or tab. */
  EACH_FULL("\\s(?:\\n|\\t|(?:\\\\r)?(?:\\\\n)|(?:\\\\t))", " ", false),
  /** Trimmed, and stringified line ends and tabs are taken out. */
  DELETE_FULL("(?:\\\\r)?(?:\\\\n)|(?:\\\\t)", "", true);

  private final Pattern pattern;
  private final String replacement;
  private final boolean trimmed;

  CleanupMode(String expression, String replacement, boolean trimmed) {
    this.pattern = expression == null ? null : Pattern.compile(expression);
    this.replacement = replacement;
    this.trimmed = trimmed;
  }

  /** What is replaced, or null where nothing is. */
  Pattern pattern() {
    return pattern;
  }

  /** What it is replaced by: one blank or nothing. */
  String replacement() {
    return replacement;
  }

  /** Whether characters up to U+0020 at both ends are taken out first. */
  boolean trimmed() {
    return trimmed;
  }

  /**
   * The mode of this name, in any case, with underscores as in the reference system.
   *
   * @throws IllegalArgumentException for any other name, listing the allowed ones
   */
  public static CleanupMode of(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cleanup mode must be one of "
                        + Arrays.toString(values()).toLowerCase(Locale.ROOT)
                        + " (got "
                        + name
                        + ")"));
  }
}
