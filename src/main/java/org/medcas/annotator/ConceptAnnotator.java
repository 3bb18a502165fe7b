package org.medcas.annotator;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.LanguageCapability;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.medcas.chunking.Chunk;
import org.medcas.chunking.ChunkFilter;
import org.medcas.chunking.Chunker;
import org.medcas.chunking.Chunker.Chunking;
import org.medcas.chunking.ConfidenceMeasure;
import org.medcas.chunking.LabelReplacements;
import org.medcas.chunking.Overlap;
import org.medcas.chunking.OverlapResolver;
import org.medcas.chunking.OverlapResolver.Candidate;
import org.medcas.chunking.StopWordJoiner;
import org.medcas.chunking.Tag;
import org.medcas.chunking.TagScheme;
import org.medcas.text.Span;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.ProcessingReport;
import org.medcas.types.SentenceTags;

/**
 * Turns the tags of one or more taggers into typed concepts.
 *
 * <p>Reads and removes every {@link SentenceTags}; writes one {@link ClinicalConcept} of the type
 * that the label map gives, with the label in {@code value}. Repaired tags and dropped concepts are
 * counted in the {@link ProcessingReport} of their tagger. Thread-safe in the way of UIMA: one
 * instance per thread, nothing shared.
 */
@ResourceMetaData(
    name = "Clinical concept annotator",
    description = "Turns the tags of one or more taggers into typed clinical concepts.")
@LanguageCapability({"nl", "en"})
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(
    inputs = {Token._TypeName, SentenceTags._TypeName, ProcessingReport._TypeName},
    outputs = {ClinicalConcept._TypeName})
public final class ConceptAnnotator extends JCasAnnotator_ImplBase {

  /**
   * Full name of the token type whose annotations the tagger read. Must be the tagger's own value;
   * with another one the engine fails at the first sentence whose tokens do not match its tags.
   */
  public static final String PARAM_TOKEN_TYPE = TokenSelection.PARAM_TOKEN_TYPE;

  @ConfigurationParameter(name = PARAM_TOKEN_TYPE, defaultValue = TokenSelection.DEFAULT_TOKEN_TYPE)
  private String tokenType;

  /**
   * Full names of subtypes of the token type that the tagger skipped. Must be the tagger's own
   * value. By default the line ends of cTAKES are skipped; a name that the type system does not
   * know is ignored.
   */
  public static final String PARAM_EXCLUDED_TOKEN_TYPES = TokenSelection.PARAM_EXCLUDED_TOKEN_TYPES;

  @ConfigurationParameter(
      name = PARAM_EXCLUDED_TOKEN_TYPES,
      defaultValue = TokenSelection.DEFAULT_EXCLUDED_TOKEN_TYPE)
  private String[] excludedTokenTypes;

  /**
   * Scheme of the tags: {@code auto} (from the model's labels), {@code bio}, {@code bioes} (also
   * reads BILOU), {@code io}, {@code iob1} or {@code none}. A wrong value parts or joins
   * neighbouring concepts.
   */
  public static final String PARAM_SCHEME = SchemeChoice.PARAM_SCHEME;

  @ConfigurationParameter(name = PARAM_SCHEME, defaultValue = SchemeChoice.DEFAULT_SCHEME)
  private String scheme;

  /**
   * Whether a begin tag right after a concept with the same label goes on with that concept. Joins
   * what the model parts; enumerations without commas become one concept.
   */
  public static final String PARAM_GREEDY = "greedy";

  @ConfigurationParameter(name = PARAM_GREEDY, defaultValue = "false")
  private boolean greedy;

  /**
   * How a concept's confidence follows from its tokens': {@code mean} or {@code minimum}. The
   * minimum is stricter with long concepts.
   */
  public static final String PARAM_CONFIDENCE_MEASURE = "confidenceMeasure";

  @ConfigurationParameter(name = PARAM_CONFIDENCE_MEASURE, defaultValue = "mean")
  private String confidenceMeasure;

  /**
   * Least confidence of a concept, a decimal number in [0,1]; 0 keeps all. Too high a value loses
   * true concepts first among rare words.
   */
  public static final String PARAM_THRESHOLD = "threshold";

  @ConfigurationParameter(name = PARAM_THRESHOLD, defaultValue = "0")
  private String threshold;

  /** Labels to keep, after replacement; empty keeps every label. */
  public static final String PARAM_WHITE_LIST = "whiteList";

  @ConfigurationParameter(
      name = PARAM_WHITE_LIST,
      mandatory = false,
      defaultValue = {})
  private String[] whiteList;

  /** Labels to drop, after replacement, even if they are on the white list. */
  public static final String PARAM_BLACK_LIST = "blackList";

  @ConfigurationParameter(
      name = PARAM_BLACK_LIST,
      mandatory = false,
      defaultValue = {})
  private String[] blackList;

  /**
   * Words that may stand between two concepts of one label so that the two become one, such as
   * {@code in} and {@code de}; case is ignored. Empty joins nothing.
   */
  public static final String PARAM_STOP_WORDS = "stopWords";

  @ConfigurationParameter(
      name = PARAM_STOP_WORDS,
      mandatory = false,
      defaultValue = {})
  private String[] stopWords;

  /** New names for labels, each written {@code old=new}; they outweigh those of the file. */
  public static final String PARAM_LABEL_REPLACEMENTS = "labelReplacements";

  @ConfigurationParameter(
      name = PARAM_LABEL_REPLACEMENTS,
      mandatory = false,
      defaultValue = {})
  private String[] labelReplacements;

  /**
   * Location of a table with new names for labels, two columns, old and new, without a heading: a
   * file or {@code classpath:} resource, tab-separated if the name ends in {@code .tsv}, else
   * comma-separated.
   */
  public static final String PARAM_LABEL_REPLACEMENTS_LOCATION = "labelReplacementsLocation";

  @ConfigurationParameter(name = PARAM_LABEL_REPLACEMENTS_LOCATION, mandatory = false)
  private String labelReplacementsLocation;

  /**
   * Location of the table from label to CAS type: a file or {@code classpath:} resource with two
   * tab-separated columns; a type name without a dot is one of this library's. Every type must be a
   * subtype of ClinicalConcept. A label that is not listed becomes a plain ClinicalConcept.
   */
  public static final String PARAM_LABEL_TYPES_LOCATION = "labelTypesLocation";

  /** The table for the labels of both reference systems. */
  public static final String DEFAULT_LABEL_TYPES_LOCATION =
      "classpath:org/medcas/annotator/label-types.tsv";

  @ConfigurationParameter(
      name = PARAM_LABEL_TYPES_LOCATION,
      defaultValue = DEFAULT_LABEL_TYPES_LOCATION)
  private String labelTypesLocation;

  /**
   * Which of two overlapping concepts of different taggers is kept: {@code keep_all}, {@code order}
   * (of the taggers), {@code length}, {@code precedence} (of the labels) or {@code confidence}. Of
   * no effect with one tagger, whose concepts never overlap.
   */
  public static final String PARAM_OVERLAP_STRATEGY = "overlapStrategy";

  @ConfigurationParameter(name = PARAM_OVERLAP_STRATEGY, defaultValue = "keep_all")
  private String overlapStrategy;

  /** Labels, the strongest first, for {@code overlapStrategy=precedence}; others come last. */
  public static final String PARAM_PRECEDENCE = "precedence";

  @ConfigurationParameter(
      name = PARAM_PRECEDENCE,
      mandatory = false,
      defaultValue = {})
  private String[] precedence;

  private SchemeChoice schemeChoice;
  private ConfidenceMeasure measure;
  private LabelReplacements replacements;
  private StopWordJoiner joiner;
  private ChunkFilter filter;
  private OverlapResolver resolver;
  private LabelTypes labelTypes;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    ParameterCheck check = new ParameterCheck(getClass());
    schemeChoice = SchemeChoice.parse(scheme, check);
    measure = check.choice(PARAM_CONFIDENCE_MEASURE, confidenceMeasure, ConfidenceMeasure.class);
    float leastConfidence = check.decimal(PARAM_THRESHOLD, threshold, 0, 1);
    filter = new ChunkFilter(setOf(whiteList), setOf(blackList), leastConfidence);
    joiner = new StopWordJoiner(setOf(stopWords));
    resolver =
        new OverlapResolver(
            check.choice(PARAM_OVERLAP_STRATEGY, overlapStrategy, Overlap.class),
            List.of(precedence));
    LabelReplacements inline =
        check.value(
            PARAM_LABEL_REPLACEMENTS, () -> LabelReplacements.parse(List.of(labelReplacements)));
    LabelReplacements table =
        check.value(PARAM_LABEL_REPLACEMENTS_LOCATION, this::readReplacements);
    labelTypes = check.value(PARAM_LABEL_TYPES_LOCATION, this::readLabelTypes);
    check.throwIfFaulty();
    replacements = table.and(inline);
  }

  /** An entry given twice is one. */
  private static Set<String> setOf(String... entries) {
    return Set.copyOf(List.of(entries));
  }

  private LabelReplacements readReplacements() throws IOException {
    if (labelReplacementsLocation == null) {
      return new LabelReplacements(Map.of());
    }
    try (Reader table = Locations.openText(labelReplacementsLocation)) {
      return LabelReplacements.read(table, labelReplacementsLocation.endsWith(".tsv"));
    }
  }

  private LabelTypes readLabelTypes() throws IOException {
    try (Reader table = Locations.openText(labelTypesLocation)) {
      return LabelTypes.read(table);
    }
  }

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    List<SentenceTags> sentences = jcas.select(SentenceTags.class).asList();
    Map<ProcessingReport, TaggerRun> runs = runs(sentences);
    List<Candidate> candidates = new ArrayList<>();
    TokenSelection tokens = TokenSelection.of(jcas.getCas(), tokenType, excludedTokenTypes);
    for (SentenceTags sentence : sentences) {
      TaggerRun run = runs.get(sentence.getReport());
      candidates.addAll(concepts(sentence, tokens.coveredBy(sentence), run));
      sentence.removeFromIndexes();
    }
    List<TaggerRun> taggers = List.copyOf(runs.values());
    List<Candidate> kept = resolver.resolve(candidates);
    candidates.forEach(candidate -> taggers.get(candidate.tagger()).countDropped(1));
    for (Candidate concept : kept) {
      taggers.get(concept.tagger()).countDropped(-1);
      write(jcas, concept, taggers.get(concept.tagger()).modelId());
    }
    taggers.forEach(TaggerRun::writeCounts);
  }

  /** Taggers in the order in which they ran: a report is made before the next tagger begins. */
  private Map<ProcessingReport, TaggerRun> runs(List<SentenceTags> sentences) {
    Map<ProcessingReport, TaggerRun> runs = new LinkedHashMap<>();
    sentences.stream()
        .map(SentenceTags::getReport)
        .distinct()
        .sorted(Comparator.comparingInt(ProcessingReport::_id))
        .forEach(report -> runs.put(report, newRun(report, runs.size())));
    return runs;
  }

  private TaggerRun newRun(ProcessingReport report, int rank) {
    List<String> labels = List.of(report.getLabelNames().toStringArray());
    TagScheme tagScheme = schemeChoice.schemeOf(labels);
    List<Tag> tags = labels.stream().map(label -> Tag.parse(label, tagScheme)).toList();
    return new TaggerRun(report, rank, tags, new Chunker(tagScheme, greedy, measure));
  }

  private List<Candidate> concepts(
      SentenceTags sentence, List<AnnotationFS> tokens, TaggerRun run) {
    if (tokens.size() != sentence.getLabels().size()) {
      throw new IllegalStateException(
          "Sentence at ["
              + sentence.getBegin()
              + ", "
              + sentence.getEnd()
              + ") has "
              + sentence.getLabels().size()
              + " tags for "
              + tokens.size()
              + " tokens: give "
              + PARAM_TOKEN_TYPE
              + " and "
              + PARAM_EXCLUDED_TOKEN_TYPES
              + " the values the tagger was given, and change no token in between");
    }
    List<Tag> tags = new ArrayList<>(tokens.size());
    for (short label : sentence.getLabels()) {
      tags.add(run.tag(label));
    }
    Chunking chunking = run.chunker().chunk(tags, sentence.getConfidences().toArray());
    run.countRepaired(chunking.repairedTags());
    List<Chunk> chunks =
        joiner.join(
            chunking.chunks().stream().map(replacements::apply).toList(),
            token -> tokens.get(token).getCoveredText());
    List<Chunk> kept = chunks.stream().filter(filter).toList();
    run.countDropped(chunks.size() - kept.size());
    return kept.stream().map(chunk -> candidate(chunk, tokens, run.rank())).toList();
  }

  private static Candidate candidate(Chunk chunk, List<AnnotationFS> tokens, int tagger) {
    int begin = tokens.get(chunk.tokens().begin()).getBegin();
    int end = tokens.get(chunk.tokens().end() - 1).getEnd();
    return new Candidate(new Span(begin, end), chunk.label(), chunk.confidence(), tagger);
  }

  private void write(JCas jcas, Candidate candidate, String modelId)
      throws AnalysisEngineProcessException {
    String typeName = labelTypes.typeName(candidate.label());
    Type type = jcas.getTypeSystem().getType(typeName);
    AnnotationFS annotation =
        type == null
            ? null
            : jcas.getCas()
                .createAnnotation(type, candidate.span().begin(), candidate.span().end());
    if (!(annotation instanceof ClinicalConcept concept)) {
      throw new AnalysisEngineProcessException(
          new IllegalStateException(
              "Label ["
                  + candidate.label()
                  + "] is mapped to ["
                  + typeName
                  + "], which must be a subtype of ClinicalConcept in the type system: mend the table"
                  + " at ["
                  + labelTypesLocation
                  + "] or add the type"));
    }
    concept.setValue(candidate.label());
    concept.setConfidence(candidate.confidence());
    concept.setModelId(modelId);
    concept.addToIndexes();
  }
}
