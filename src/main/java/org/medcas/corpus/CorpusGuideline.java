package org.medcas.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.medcas.corpus.SpanRule.SpanInContext;

/**
 * The labels of a guideline, and its rules that a program can see. A rule is here only if it is
 * nearly always right: a rule that cries wolf teaches writers not to listen.
 */
public enum CorpusGuideline {
  /** Dutch Problem, Test and Treatment. */
  DUTCH_PROBLEM_TEST_TREATMENT(Set.of("PROBLEM", "TEST", "TREATMENT")) {
    @Override
    List<SpanRule> ownRules() {
      return List.of(
          new SpanRule(
              "determiner outside",
              CorpusGuideline::leavesDutchDeterminer,
              "the article or possessive right before the span belongs inside"),
          new SpanRule(
              "assertion inside",
              span ->
                  DUTCH_ASSERTION.matcher(span.text()).find()
                      || (!span.label().equals("PROBLEM")
                          && DUTCH_NEGATION.matcher(span.text()).find()),
              "words of negation, doubt and history stay outside"),
          new SpanRule(
              "value inside",
              span ->
                  DOSE.matcher(span.text()).find()
                      || (span.label().equals("PROBLEM")
                          && FEVER_WITH_VALUE.matcher(span.text()).find()),
              "doses and measured values stay outside"));
    }
  },

  /** The 32 English clinical labels. */
  ENGLISH_CLINICAL_32(
      Set.of(
          ("Age Gender Name Section_Name Diagnosis Symptom_Name Modifier Negation Negated Maybe"
                  + " Causative_Agents_(Virus_and_Bacteria) Allergenic_substance Drug_Name Dosage"
                  + " Route Frequency Drug_incident_description Substance_Name Lab_Name Lab_Result"
                  + " Procedure Procedure_Findings Procedure_Name Procedure_incident_description"
                  + " Blood_Pressure Pulse_Rate Respiratory_Rate Temperature O2_Saturation Weight"
                  + " Date_of_death Cause_of_death")
              .split(" "))) {
    @Override
    List<SpanRule> ownRules() {
      return List.of(
          new SpanRule(
              "determiner inside",
              // "100 ml an hour": there the article means "per".
              span ->
                  !span.label().equals("Frequency")
                      && ENGLISH_DETERMINER.matcher(span.text()).find(),
              "articles and possessives stay outside"),
          new SpanRule(
              "negation inside",
              span ->
                  !MAY_BEGIN_WITH_NEGATION.contains(span.label())
                      && ENGLISH_NEGATION.matcher(span.text()).find(),
              "the cue is a Negation span of its own"),
          new SpanRule(
              "vital sign without value",
              span ->
                  VITAL_SIGNS.contains(span.label())
                      && span.text().chars().noneMatch(Character::isDigit),
              "the span of a vital sign is its value"),
          new SpanRule(
              "vital sign with name",
              span ->
                  VITAL_SIGNS.contains(span.label()) && VITAL_SIGN_NAME.matcher(span.text()).find(),
              "the name of a vital sign stays outside its value"),
          new SpanRule(
              "pronoun",
              span -> span.label().equals("Gender") && PRONOUN.matcher(span.text()).find(),
              "pronouns are not marked"));
    }
  };

  private static final Pattern DUTCH_DETERMINER =
      pattern("(?:^|\\s)(?:de|een|'n|mijn|uw|hun|diens)\\s$");

  /** What stands behind a noun phrase: nothing, punctuation, or a word that begins another part. */
  private static final Pattern DUTCH_PHRASE_END =
      pattern(
          "^\\s*(?:$|[.,;:!?)]|(?:van|in|op|met|en|of|is|was|werd|wordt|heeft|had|door|bij|voor"
              + "|sinds|na|tot|wegens|waarvoor|die|dat|zonder|aan|uit|naar|i\\.v\\.m\\.|ivm)\\b)");

  private static final Pattern DUTCH_ASSERTION =
      pattern(
          "^(?:zonder|ontkent|mogelijk[e]?|vermoedelijk[e]?|waarschijnlijk[e]?|verdenking|verdacht"
              + "|eventue(?:el|le)|nooit|bekend met|status na|cave|DD|d\\.d\\.) ");

  /** Lower case behind the cue: a name such as {@code Niet Rennen Maar Plannen} is no negation. */
  private static final Pattern DUTCH_NEGATION = Pattern.compile("^(?:[Gg]een|[Nn]iet) \\p{Ll}");

  private static final Pattern DOSE =
      pattern(
          "(?:\\b\\d+(?:[.,]\\d+)?\\s?(?:mg|mcg|µg|ug|ml|IE|mmol/l|mmHg|kg|l/min|mg/l|[µu]mol/l|g/l)"
              + "|\\b\\d\\s?dd\\s?\\d*)$");

  private static final Pattern FEVER_WITH_VALUE =
      pattern("koorts.*\\b(?:3[5-9]|4[0-2])[.,]\\d\\s?(?:°|°C|C|graden)?$");

  private static final Pattern ENGLISH_DETERMINER =
      Pattern.compile("^(?:a|an|An|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Tt]his|[Tt]hese|[Tt]hose) ");

  private static final Pattern ENGLISH_NEGATION =
      Pattern.compile("^(?:[Nn]o|[Ww]ithout|[Dd]enies|[Dd]enied|[Aa]bsence of) ");

  private static final Pattern VITAL_SIGN_NAME =
      pattern(
          "^(?:bp|blood pressure|pulse|heart rate|hr|rr|resp|respiratory rate|temp|temperature"
              + "|weight|wt|spo2|sao2|o2 sat|oxygen saturation)\\b");

  private static final Pattern PRONOUN = pattern("^(?:he|she|him|her|his|hers|they)$");

  private static final Set<String> VITAL_SIGNS =
      Set.of(
          "Blood_Pressure",
          "Pulse_Rate",
          "Respiratory_Rate",
          "Temperature",
          "O2_Saturation",
          "Weight");

  private static final Set<String> MAY_BEGIN_WITH_NEGATION =
      Set.of("Negation", "Negated", "Maybe", "Lab_Result", "Section_Name");

  private final Set<String> labels;

  CorpusGuideline(Set<String> labels) {
    this.labels = labels;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The labels that gold may use. */
  public Set<String> labels() {
    return labels;
  }

  abstract List<SpanRule> ownRules();

  /** The rules of every guideline and those of this one. */
  List<SpanRule> rules() {
    List<SpanRule> rules = new ArrayList<>(EdgeRules.ALL);
    Predicate<SpanInContext> isForeign = span -> !labels.contains(span.label());
    rules.add(new SpanRule("label", isForeign, "the guideline has no such label"));
    rules.addAll(ownRules());
    return rules;
  }

  /**
   * Only where the span ends its noun phrase: in {@code een [angstig] kind} the article belongs to
   * the noun behind.
   */
  private static boolean leavesDutchDeterminer(SpanInContext span) {
    return DUTCH_DETERMINER.matcher(span.before()).find()
        && DUTCH_PHRASE_END.matcher(span.after()).find()
        && !isAdjective(span.text());
  }

  /** {@code een [rood], [schilferend] plekje}: a lone word before a comma may be an adjective. */
  private static boolean isAdjective(String text) {
    return text.indexOf(' ') < 0;
  }
}
