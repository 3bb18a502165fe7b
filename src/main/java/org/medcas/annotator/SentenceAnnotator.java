package org.medcas.annotator;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
import org.dkpro.core.api.parameter.ComponentParameters;
import org.medcas.segmentation.NewlinePolicy;
import org.medcas.segmentation.SentenceOptions;
import org.medcas.segmentation.SentenceSplitter;
import org.medcas.text.Span;

/**
 * Finds sentences: ICU4J's boundaries with rules for clinical text. Every character that is not
 * white space lies in exactly one sentence. Empty or missing text gives no sentences.
 */
@ResourceMetaData(
    name = "Clinical sentence annotator",
    description = "Finds sentences in clinical notes by rules; no character is left outside.")
@LanguageCapability({"nl", "en", "de", "fr", "es", "it", "pt"})
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(outputs = Sentence._TypeName)
public final class SentenceAnnotator extends CasAnnotator_ImplBase {

  /**
   * ISO 639-1 code whose abbreviations and rules are used: nl, en, de, fr, es, it or pt. Without it
   * the CAS's own language decides; where that is unspecified the lists of Dutch and English are
   * used together, where it is none of these the rules apply without lists. With a wrong language
   * sentences end at abbreviations.
   */
  public static final String PARAM_LANGUAGE = ComponentParameters.PARAM_LANGUAGE;

  @ConfigurationParameter(name = PARAM_LANGUAGE, mandatory = false)
  private String language;

  /** Full name of the sentence type to write. */
  public static final String PARAM_SENTENCE_TYPE = BertTagAnnotator.PARAM_SENTENCE_TYPE;

  @ConfigurationParameter(
      name = PARAM_SENTENCE_TYPE,
      defaultValue = BertTagAnnotator.DEFAULT_SENTENCE_TYPE)
  private String sentenceType;

  /**
   * Full names of annotation types over whose edges no sentence goes, such as sections. Text
   * outside them is cut as well. A name that the type system does not know fails the first
   * document.
   */
  public static final String PARAM_ZONE_TYPES = "zoneTypes";

  @ConfigurationParameter(
      name = PARAM_ZONE_TYPES,
      mandatory = false,
      defaultValue = {})
  private String[] zoneTypes;

  /**
   * Which line ends close a sentence: {@code every_line}, {@code blank_line}, or {@code auto},
   * which tells hard-wrapped text from lines that stand for themselves. The wrong choice glues list
   * items together or cuts wrapped sentences.
   */
  public static final String PARAM_NEWLINE_POLICY = "newlinePolicy";

  @ConfigurationParameter(name = PARAM_NEWLINE_POLICY, defaultValue = "auto")
  private String newlinePolicy;

  /** Regular expressions; a sentence ends after each match, besides the rules. */
  public static final String PARAM_CUSTOM_BOUNDARIES = "customBoundaries";

  @ConfigurationParameter(
      name = PARAM_CUSTOM_BOUNDARIES,
      mandatory = false,
      defaultValue = {})
  private String[] customBoundaries;

  /** Whether only the custom boundaries cut: no rules, no line ends. */
  public static final String PARAM_CUSTOM_BOUNDARIES_ONLY = "customBoundariesOnly";

  @ConfigurationParameter(name = PARAM_CUSTOM_BOUNDARIES_ONLY, defaultValue = "false")
  private boolean customBoundariesOnly;

  /** Further abbreviations, with their period, after which no sentence ends. */
  public static final String PARAM_ABBREVIATIONS = "abbreviations";

  @ConfigurationParameter(
      name = PARAM_ABBREVIATIONS,
      mandatory = false,
      defaultValue = {})
  private String[] abbreviations;

  /**
   * Location of a file or {@code classpath:} resource with further abbreviations, one per line;
   * {@code #} begins a comment.
   */
  public static final String PARAM_ABBREVIATIONS_LOCATION = "abbreviationsLocation";

  @ConfigurationParameter(name = PARAM_ABBREVIATIONS_LOCATION, mandatory = false)
  private String abbreviationsLocation;

  /**
   * Sentences shorter than this many UTF-16 units are joined to a neighbour; 0, the default, is
   * off.
   */
  public static final String PARAM_MIN_LENGTH = "minSentenceLength";

  @ConfigurationParameter(name = PARAM_MIN_LENGTH, defaultValue = "0")
  private int minSentenceLength;

  /**
   * Sentences longer than this many UTF-16 units are split at the best place; 0, the default, is
   * off. Long sentences need no splitting for the tagger, which has windows.
   */
  public static final String PARAM_MAX_LENGTH = "maxSentenceLength";

  @ConfigurationParameter(name = PARAM_MAX_LENGTH, defaultValue = "0")
  private int maxSentenceLength;

  private final Map<String, SentenceSplitter> splitters = new ConcurrentHashMap<>();
  private SentenceOptions options;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    ParameterCheck check = new ParameterCheck(getClass());
    NewlinePolicy newlines = check.choice(PARAM_NEWLINE_POLICY, newlinePolicy, NewlinePolicy.class);
    List<String> known = check.value(PARAM_ABBREVIATIONS_LOCATION, this::readAbbreviations);
    options =
        check.value(
            PARAM_CUSTOM_BOUNDARIES,
            () ->
                new SentenceOptions(
                    language == null ? "" : language,
                    newlines,
                    List.of(customBoundaries),
                    customBoundariesOnly,
                    known == null ? List.of() : known,
                    minSentenceLength,
                    maxSentenceLength));
    if (options != null) {
      check.value(PARAM_CUSTOM_BOUNDARIES, () -> new SentenceSplitter(options));
    }
    check.throwIfFaulty();
  }

  private List<String> readAbbreviations() throws IOException {
    List<String> all = new ArrayList<>(List.of(abbreviations));
    all.addAll(Locations.lines(abbreviationsLocation));
    return all;
  }

  @Override
  public void process(CAS cas) {
    String text = cas.getDocumentText();
    if (text == null || text.isEmpty()) {
      return;
    }
    Type type = CasUtil.getAnnotationType(cas, sentenceType);
    String code = language == null ? cas.getDocumentLanguage() : language;
    for (Span sentence : splitter(code).split(text, zones(cas))) {
      cas.addFsToIndexes(cas.createAnnotation(type, sentence.begin(), sentence.end()));
    }
  }

  private SentenceSplitter splitter(String code) {
    return splitters.computeIfAbsent(
        code, unseen -> new SentenceSplitter(options.withLanguage(code)));
  }

  private List<Span> zones(CAS cas) {
    List<Span> zones = new ArrayList<>();
    for (String zoneType : zoneTypes) {
      for (AnnotationFS zone : CasUtil.select(cas, CasUtil.getAnnotationType(cas, zoneType))) {
        zones.add(new Span(zone.getBegin(), zone.getEnd()));
      }
    }
    return zones;
  }
}
