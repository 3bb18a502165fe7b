package org.medcas.annotator;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UimaContext;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.component.CasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.LanguageCapability;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.fit.util.CasUtil;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.util.Level;
import org.medcas.text.Span;
import org.medcas.tokenization.Tokenization;
import org.medcas.tokenization.TokenizerOptions;
import org.medcas.tokenization.WordTokenizer;
import org.medcas.types.ProcessingReport;

/**
 * Finds the tokens of each sentence by rules for clinical text: {@code CT-scan}, {@code 120/80} and
 * {@code m.b.v.} stay whole. The options mean what they mean in the reference system. Tokens that
 * the length limits leave out are counted in a {@link ProcessingReport} that the tagger goes on
 * with; in a type system without that type the count is logged.
 */
@ResourceMetaData(
    name = "Clinical token annotator",
    description = "Finds the tokens of each sentence by rules for clinical text.")
@LanguageCapability({"nl", "en", "de", "fr", "es", "it", "pt"})
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(
    inputs = Sentence._TypeName,
    outputs = {Token._TypeName, ProcessingReport._TypeName})
public final class TokenAnnotator extends CasAnnotator_ImplBase {

  /** Full name of the sentence type. Text outside every sentence gets no tokens. */
  public static final String PARAM_SENTENCE_TYPE = BertTagAnnotator.PARAM_SENTENCE_TYPE;

  @ConfigurationParameter(
      name = PARAM_SENTENCE_TYPE,
      defaultValue = BertTagAnnotator.DEFAULT_SENTENCE_TYPE)
  private String sentenceType;

  /** Full name of the token type to write. */
  public static final String PARAM_TOKEN_TYPE = TokenSelection.PARAM_TOKEN_TYPE;

  @ConfigurationParameter(name = PARAM_TOKEN_TYPE, defaultValue = TokenSelection.DEFAULT_TOKEN_TYPE)
  private String tokenType;

  /**
   * Regular expression of a token candidate; by default every run without white space. As soon as
   * one of the patterns is given, the reference system's rules replace the clinical ones.
   */
  public static final String PARAM_TARGET_PATTERN = "targetPattern";

  @ConfigurationParameter(name = PARAM_TARGET_PATTERN, mandatory = false)
  private String targetPattern;

  /** Regular expression, with groups, of what is taken off the beginning of a candidate. */
  public static final String PARAM_PREFIX_PATTERN = "prefixPattern";

  @ConfigurationParameter(name = PARAM_PREFIX_PATTERN, mandatory = false)
  private String prefixPattern;

  /** Regular expression, with groups, of what is taken off the end of a candidate. */
  public static final String PARAM_SUFFIX_PATTERN = "suffixPattern";

  @ConfigurationParameter(name = PARAM_SUFFIX_PATTERN, mandatory = false)
  private String suffixPattern;

  /** Regular expressions, with groups, that cut the rest; the first that matches is used. */
  public static final String PARAM_INFIX_PATTERNS = "infixPatterns";

  @ConfigurationParameter(
      name = PARAM_INFIX_PATTERNS,
      mandatory = false,
      defaultValue = {})
  private String[] infixPatterns;

  /** Single characters, runs of which are taken off both ends of a candidate. */
  public static final String PARAM_CONTEXT_CHARACTERS = "contextCharacters";

  @ConfigurationParameter(
      name = PARAM_CONTEXT_CHARACTERS,
      mandatory = false,
      defaultValue = {})
  private String[] contextCharacters;

  /** Single characters at which tokens are split; they belong to no token. */
  public static final String PARAM_SPLIT_CHARACTERS = "splitCharacters";

  @ConfigurationParameter(
      name = PARAM_SPLIT_CHARACTERS,
      mandatory = false,
      defaultValue = {})
  private String[] splitCharacters;

  /** Regular expression at which tokens are split; outweighs the split characters. */
  public static final String PARAM_SPLIT_PATTERN = "splitPattern";

  @ConfigurationParameter(name = PARAM_SPLIT_PATTERN, mandatory = false)
  private String splitPattern;

  /** Words and phrases that stay one token; a blank in them stands for any white space. */
  public static final String PARAM_EXCEPTIONS = "exceptions";

  @ConfigurationParameter(
      name = PARAM_EXCEPTIONS,
      mandatory = false,
      defaultValue = {})
  private String[] exceptions;

  /** Location of a file or {@code classpath:} resource with further exceptions, one per line. */
  public static final String PARAM_EXCEPTIONS_LOCATION = "exceptionsLocation";

  @ConfigurationParameter(name = PARAM_EXCEPTIONS_LOCATION, mandatory = false)
  private String exceptionsLocation;

  /**
   * Whether exceptions must be written exactly as given; default true, as in the reference system.
   */
  public static final String PARAM_CASE_SENSITIVE_EXCEPTIONS = "caseSensitiveExceptions";

  @ConfigurationParameter(name = PARAM_CASE_SENSITIVE_EXCEPTIONS, defaultValue = "true")
  private boolean caseSensitiveExceptions;

  /**
   * Tokens shorter than this many UTF-16 units are left out and counted; 0, the default, is off.
   */
  public static final String PARAM_MIN_LENGTH = "minTokenLength";

  @ConfigurationParameter(name = PARAM_MIN_LENGTH, defaultValue = "0")
  private int minTokenLength;

  /** Tokens longer than this many UTF-16 units are left out and counted; 0, the default, is off. */
  public static final String PARAM_MAX_LENGTH = "maxTokenLength";

  @ConfigurationParameter(name = PARAM_MAX_LENGTH, defaultValue = "0")
  private int maxTokenLength;

  private WordTokenizer tokenizer;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    ParameterCheck check = new ParameterCheck(getClass());
    List<String> phrases = check.value(PARAM_EXCEPTIONS_LOCATION, this::readExceptions);
    if (phrases != null) {
      tokenizer = check.value(PARAM_TARGET_PATTERN, () -> new WordTokenizer(options(phrases)));
    }
    check.throwIfFaulty();
  }

  private List<String> readExceptions() throws IOException {
    List<String> all = new ArrayList<>(List.of(exceptions));
    all.addAll(Locations.lines(exceptionsLocation));
    return all;
  }

  private TokenizerOptions options(List<String> phrases) {
    TokenizerOptions options =
        TokenizerOptions.defaults()
            .withSplits(List.of(splitCharacters), splitPattern)
            .withExceptions(phrases, caseSensitiveExceptions)
            .withLengths(minTokenLength, maxTokenLength);
    if (targetPattern != null) {
      options = options.withTarget(targetPattern);
    }
    if (prefixPattern != null || suffixPattern != null || infixPatterns.length > 0) {
      options = options.withAffixes(prefixPattern, suffixPattern, List.of(infixPatterns));
    }
    return contextCharacters.length == 0
        ? options
        : options.withContextCharacters(List.of(contextCharacters));
  }

  @Override
  public void process(CAS cas) {
    Type sentences = CasUtil.getAnnotationType(cas, sentenceType);
    Type tokens = CasUtil.getAnnotationType(cas, tokenType);
    String text = cas.getDocumentText();
    int filtered = 0;
    for (AnnotationFS sentence : CasUtil.select(cas, sentences)) {
      Tokenization found =
          tokenizer.tokenize(text, new Span(sentence.getBegin(), sentence.getEnd()));
      filtered += found.filtered();
      for (Span token : found.tokens()) {
        cas.addFsToIndexes(cas.createAnnotation(tokens, token.begin(), token.end()));
      }
    }
    if (filtered > 0) {
      report(cas, filtered);
    }
  }

  private void report(CAS cas, int filtered) {
    Type type = cas.getTypeSystem().getType(ProcessingReport._TypeName);
    if (type == null) {
      getLogger().log(Level.INFO, filtered + " tokens left out by the length limits");
      return;
    }
    ProcessingReport report = cas.createFS(type);
    report.setFilteredTokens(filtered);
    report.addToIndexes();
  }
}
