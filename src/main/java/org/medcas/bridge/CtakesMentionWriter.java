package org.medcas.bridge;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.uima.UimaContext;
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
import org.apache.uima.resource.ResourceInitializationException;
import org.medcas.annotator.Locations;
import org.medcas.annotator.ParameterCheck;
import org.medcas.bridge.MentionTable.Line;
import org.medcas.bridge.MentionType.Place;
import org.medcas.text.Span;
import org.medcas.types.ClinicalConcept;

/**
 * Writes each concept as a mention of cTAKES: a Problem as DiseaseDisorderMention, a Test as
 * ProcedureMention, a Treatment as MedicationMention, finer labels as the table says.
 *
 * <p>cTAKES is known by name only and must be on the class path of the pipeline, not of this
 * library. Mentions get the ids after the highest that is there, and the sentence and segment of
 * cTAKES that cover them; the concepts stay. Concepts without a mention type, and mentions outside
 * cTAKES's sentences, which its assertion components pass over, are counted and logged when the
 * collection ends. One instance per thread, nothing shared.
 */
@ResourceMetaData(
    name = "cTAKES mention writer",
    description = "Writes clinical concepts as mentions of Apache cTAKES.")
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(
    inputs = {ClinicalConcept._TypeName, CtakesTypes.SEGMENT, CtakesTypes.SENTENCE},
    outputs = CtakesTypes.MENTION)
public final class CtakesMentionWriter extends CasAnnotator_ImplBase {

  /**
   * Location of the table from concept type to cTAKES type and {@code typeID}: a file or {@code
   * classpath:} resource with three tab-separated columns; {@code -} as cTAKES type leaves a
   * concept out. A line holds for subtypes too. A wrong {@code typeID} puts mentions into the wrong
   * group of cTAKES's FHIR writer.
   */
  public static final String PARAM_MENTION_TYPES_LOCATION = "mentionTypesLocation";

  /** The table for the types of both reference systems. */
  public static final String DEFAULT_MENTION_TYPES_LOCATION =
      "classpath:org/medcas/bridge/ctakes-mentions.tsv";

  @ConfigurationParameter(
      name = PARAM_MENTION_TYPES_LOCATION,
      defaultValue = DEFAULT_MENTION_TYPES_LOCATION)
  private String mentionTypesLocation;

  private MentionTable table;
  private TypeSystem types;
  private CtakesTypes ctakes;
  private final Map<Type, Optional<MentionType>> mentionTypes = new HashMap<>();
  private long leftOut;
  private long outsideSentences;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    ParameterCheck check = new ParameterCheck(CtakesMentionWriter.class);
    table = check.value(PARAM_MENTION_TYPES_LOCATION, this::readTable);
    check.throwIfFaulty();
  }

  private MentionTable readTable() throws IOException {
    try (Reader reader = Locations.openText(mentionTypesLocation)) {
      return MentionTable.read(reader);
    }
  }

  @Override
  public void typeSystemInit(TypeSystem typeSystem) throws AnalysisEngineProcessException {
    types = typeSystem;
    ctakes = CtakesTypes.of(typeSystem);
    mentionTypes.clear();
    for (Line line : table.lines().values()) {
      if (!line.isLeftOut()) {
        MentionType.of(CtakesTypes.type(typeSystem, line.mentionType()), line.typeId());
      }
    }
  }

  @Override
  public void process(CAS cas) throws AnalysisEngineProcessException {
    CoveringSpans<AnnotationFS> sentences =
        new CoveringSpans<>(CtakesTypes.all(cas, ctakes.sentence()), CtakesTypes::spanOf);
    CoveringSpans<AnnotationFS> segments =
        new CoveringSpans<>(CtakesTypes.all(cas, ctakes.segment()), CtakesTypes::spanOf);
    List<AnnotationFS> mentions = new ArrayList<>();
    int id = nextId(cas);
    for (ClinicalConcept concept : cas.select(ClinicalConcept.class).asList()) {
      Optional<MentionType> type = mentionTypeOf(concept.getType());
      if (type.isPresent()) {
        Place place = place(CtakesTypes.spanOf(concept), sentences, segments);
        mentions.add(type.get().mentionOf(cas, concept, id++, place));
      } else {
        leftOut++;
      }
    }
    mentions.forEach(cas::addFsToIndexes);
  }

  private int nextId(CAS cas) throws AnalysisEngineProcessException {
    Type mention = CtakesTypes.type(types, CtakesTypes.MENTION);
    Feature id = CtakesTypes.feature(mention, "id");
    return CtakesTypes.all(cas, mention).stream().mapToInt(m -> m.getIntValue(id)).max().orElse(-1)
        + 1;
  }

  private Place place(
      Span span, CoveringSpans<AnnotationFS> sentences, CoveringSpans<AnnotationFS> segments) {
    Optional<AnnotationFS> sentence = sentences.shortestCovering(span);
    Optional<AnnotationFS> segment = segments.shortestCovering(span);
    if (sentence.isEmpty()) {
      outsideSentences++;
    }
    // cTAKES's own sentence detector leaves the sentence's segmentId empty
    return new Place(
        segment
            .map(s -> s.getStringValue(ctakes.segmentId()))
            .or(() -> sentence.map(s -> s.getStringValue(ctakes.sentenceSegmentId())))
            .orElse(null),
        sentence.map(s -> String.valueOf(s.getIntValue(ctakes.sentenceNumber()))).orElse(null));
  }

  private Optional<MentionType> mentionTypeOf(Type concept) throws AnalysisEngineProcessException {
    Optional<MentionType> known = mentionTypes.get(concept);
    if (known == null) {
      Line line = null;
      for (Type type = concept; line == null && type != null; type = types.getParent(type)) {
        line = table.lines().get(type.getName());
      }
      known =
          line == null || line.isLeftOut()
              ? Optional.empty()
              : Optional.of(
                  MentionType.of(CtakesTypes.type(types, line.mentionType()), line.typeId()));
      mentionTypes.put(concept, known);
    }
    return known;
  }

  @Override
  public void collectionProcessComplete() {
    if (leftOut + outsideSentences > 0) {
      getLogger()
          .info(
              "{} concepts have no mention type in [{}] and were left out; {} mentions lie outside"
                  + " every cTAKES sentence, where its assertion components do not see them",
              leftOut,
              mentionTypesLocation,
              outsideSentences);
    }
    leftOut = 0;
    outsideSentences = 0;
  }
}
