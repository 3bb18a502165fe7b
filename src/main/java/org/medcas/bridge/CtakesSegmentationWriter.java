package org.medcas.bridge;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.component.CasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.fit.util.CasUtil;

/**
 * Writes sentences and tokens as those of cTAKES, so that its components run on our segmentation.
 *
 * <p>A document without a Segment gets one over its whole text, as cTAKES's own simple segmenter
 * makes it; without one, most of its components do nothing. Sentences and tokens are numbered in
 * text order, tokens as words, numbers, punctuation or symbols by their text. The sentences and
 * tokens read stay. For a CAS that cTAKES has not segmented itself: what is there already is not
 * looked for. One instance per thread, nothing shared.
 */
@ResourceMetaData(
    name = "cTAKES segmentation writer",
    description = "Writes sentences and tokens as those of Apache cTAKES.")
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(
    inputs = {Sentence._TypeName, Token._TypeName},
    outputs = {
      CtakesTypes.SEGMENT,
      CtakesTypes.SENTENCE,
      CtakesTypes.TYPES + "syntax.WordToken",
      CtakesTypes.TYPES + "syntax.NumToken",
      CtakesTypes.TYPES + "syntax.PunctuationToken",
      CtakesTypes.TYPES + "syntax.SymbolToken"
    })
public final class CtakesSegmentationWriter extends CasAnnotator_ImplBase {

  private static final String SEGMENT_ID = "SIMPLE_SEGMENT";
  private static final int INTEGER = 1;
  private static final int DECIMAL = 2;

  /** Full name of the sentence type to read. A type that the CAS does not know fails the run. */
  public static final String PARAM_SENTENCE_TYPE = "sentenceType";

  /** DKPro's sentence. */
  public static final String DEFAULT_SENTENCE_TYPE = Sentence._TypeName;

  @ConfigurationParameter(name = PARAM_SENTENCE_TYPE, defaultValue = DEFAULT_SENTENCE_TYPE)
  private String sentenceType;

  /** Full name of the token type to read. A type that the CAS does not know fails the run. */
  public static final String PARAM_TOKEN_TYPE = "tokenType";

  /** DKPro's token. */
  public static final String DEFAULT_TOKEN_TYPE = Token._TypeName;

  @ConfigurationParameter(name = PARAM_TOKEN_TYPE, defaultValue = DEFAULT_TOKEN_TYPE)
  private String tokenType;

  private CtakesTypes ctakes;
  private final Map<TokenKind, Type> tokenTypes = new EnumMap<>(TokenKind.class);
  private Feature tokenNumber;
  private Feature numberType;

  @Override
  public void typeSystemInit(TypeSystem types) throws AnalysisEngineProcessException {
    ctakes = CtakesTypes.of(types);
    for (TokenKind kind : TokenKind.values()) {
      tokenTypes.put(kind, CtakesTypes.type(types, kind.typeName()));
    }
    tokenNumber = CtakesTypes.feature(tokenTypes.get(TokenKind.WORD), "tokenNumber");
    numberType = CtakesTypes.feature(tokenTypes.get(TokenKind.NUMBER), "numType");
  }

  @Override
  public void process(CAS cas) {
    requireSegment(cas);
    CoveringSpans<AnnotationFS> segments =
        new CoveringSpans<>(CtakesTypes.all(cas, ctakes.segment()), CtakesTypes::spanOf);
    int number = 0;
    for (AnnotationFS sentence : all(cas, sentenceType)) {
      AnnotationFS copy =
          cas.createAnnotation(ctakes.sentence(), sentence.getBegin(), sentence.getEnd());
      copy.setIntValue(ctakes.sentenceNumber(), number++);
      copy.setStringValue(
          ctakes.sentenceSegmentId(),
          segments
              .shortestCovering(CtakesTypes.spanOf(sentence))
              .map(segment -> segment.getStringValue(ctakes.segmentId()))
              .orElse(null));
      cas.addFsToIndexes(copy);
    }
    number = 0;
    for (AnnotationFS token : all(cas, tokenType)) {
      addToken(cas, token, number++);
    }
  }

  private void requireSegment(CAS cas) {
    if (!CtakesTypes.all(cas, ctakes.segment()).isEmpty()) {
      return;
    }
    String text = cas.getDocumentText();
    AnnotationFS segment =
        cas.createAnnotation(ctakes.segment(), 0, text == null ? 0 : text.length());
    segment.setStringValue(ctakes.segmentId(), SEGMENT_ID);
    cas.addFsToIndexes(segment);
  }

  private void addToken(CAS cas, AnnotationFS token, int number) {
    String text = token.getCoveredText();
    TokenKind kind = TokenKind.of(text);
    AnnotationFS copy =
        cas.createAnnotation(tokenTypes.get(kind), token.getBegin(), token.getEnd());
    copy.setIntValue(tokenNumber, number);
    if (kind == TokenKind.NUMBER) {
      copy.setIntValue(numberType, TokenKind.isDecimal(text) ? DECIMAL : INTEGER);
    }
    cas.addFsToIndexes(copy);
  }

  /** A copy, because the index may hold the types that are being written. */
  private static List<AnnotationFS> all(CAS cas, String typeName) {
    return CtakesTypes.all(cas, CasUtil.getAnnotationType(cas, typeName));
  }
}
