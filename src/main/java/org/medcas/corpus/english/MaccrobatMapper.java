package org.medcas.corpus.english;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.corpus.GoldDocument;
import org.medcas.text.Span;

/**
 * Turns MACCROBAT's scheme into the 32 labels.
 *
 * <p>Beyond the table: words of place and kind right before a head are part of its name ({@code
 * chest pain}, {@code serum creatinine}); a sign or disease that a diagnostic procedure showed in
 * the same sentence is Procedure_Findings with everything that describes it; a value is a vital
 * sign or a Lab_Result by its test; Modifier is only what stands at the edge of a Diagnosis or
 * Symptom_Name. Immutable and thread-safe.
 */
final class MaccrobatMapper {

  static final String SOURCE = "maccrobat";

  private static final String FINDINGS = "Procedure_Findings";
  private static final String LAB_NAME = "Lab_Name";
  private static final String MODIFIER = "Modifier";
  private static final int RANK = 1;
  private static final int LOW_RANK = 3;

  /** In order: {@code pulse oximetry saturation} is no pulse. */
  private static final List<VitalSign> VITAL_SIGNS =
      List.of(
          new VitalSign("O2_Saturation", words("(?:oxygen |o2 )?saturations?|spo2|sao2")),
          new VitalSign("Blood_Pressure", words("blood pressure|bp|systolic|diastolic")),
          new VitalSign("Respiratory_Rate", words("respirat\\w+(?: rate)?|rr")),
          new VitalSign("Pulse_Rate", words("heart rate|pulse(?: rate)?|hr")),
          new VitalSign("Temperature", words("temperature|temp")),
          new VitalSign("Weight", words("weight")));

  private static final Pattern SHOWED =
      words(
          "reveal\\w*|show(?:ed|ing|s|n)?|demonstrat\\w+|disclos\\w+|detect\\w+|identif\\w+"
              + "|confirm\\w+|visuali[sz]\\w+");

  private static final Pattern NEGATION =
      Pattern.compile("(?:no|without|not) ", Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_PLACE =
      Pattern.compile("\\s(?:in|of|at|on|within|involving|over) (?:(?:the|his|her|both) )?");

  private static final Set<String> PLACE_OR_KIND =
      Set.of("Biological_structure", "Detailed_description");

  private static final Set<String> DESCRIPTION =
      Set.of(
          "Biological_structure",
          "Detailed_description",
          "Severity",
          "Distance",
          "Area",
          "Volume",
          "Shape",
          "Color",
          "Texture",
          "Quantitative_concept");

  private final LabelMapping mapping;
  private final DosageSplit dosages;
  private final CueFinder cues;

  MaccrobatMapper(LabelMapping mapping) {
    this.mapping = mapping;
    this.dosages = new DosageSplit(mapping.named("frequency"));
    this.cues = new CueFinder(mapping.named("organism"));
  }

  private record VitalSign(String label, Pattern name) {}

  private static Pattern words(String words) {
    return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
  }

  /** The document under the 32 labels, with unknown stretches where the schemes part ways. */
  GoldDocument map(MaccrobatDocument document) {
    return new Pass(document).run();
  }

  /** The work on one document; used once. */
  private final class Pass {

    private final MaccrobatDocument document;
    private final String text;
    private final List<RawEntity> entities;
    private final SpanChoice choice;

    /** Entities that became part of the name of another. */
    private final Set<RawEntity> used = new HashSet<>();

    private final Set<RawEntity> measured = new HashSet<>();

    /** Begins and ends of Diagnosis and Symptom_Name, and of the modifiers at their edges. */
    private final Set<Integer> begins = new HashSet<>();

    private final Set<Integer> ends = new HashSet<>();

    Pass(MaccrobatDocument document) {
      this.document = document;
      this.text = document.text();
      this.entities = document.entities();
      this.choice = new SpanChoice(text);
    }

    GoldDocument run() {
      for (RawEntity entity : entities) {
        if (entity.type().equals("Lab_value")) {
          value(entity);
        }
      }
      for (int i = 0; i < entities.size(); i++) {
        RawEntity entity = entities.get(i);
        if (!entity.isContinuous()) {
          choice.addUnknown(entity.span());
        } else if (!entity.type().equals("Lab_value")) {
          entity(i, label(entity));
        }
      }
      modifiers();
      cues.add(text, choice);
      return choice.choose(document.id());
    }

    private String label(RawEntity entity) {
      String label = mapping.label(SOURCE, entity.type(), entity.text(text));
      boolean isTest = entity.type().equals(MaccrobatDocument.TEST);
      return isTest && label.equals(LabelMapping.UNKNOWN) && measured.contains(entity)
          ? LAB_NAME
          : label;
    }

    private void value(RawEntity value) {
      String words = value.text(text);
      String label = mapping.label(SOURCE, value.type(), words);
      RawEntity test = document.testOf(value).orElse(null);
      if (label.equals(LabelMapping.UNKNOWN) && test != null) {
        boolean isNumber = words.chars().anyMatch(Character::isDigit);
        label = valueLabel(test, isNumber);
        if (label.equals("Lab_Result")) {
          measured.add(test);
        }
      }
      choice.add(value.span(), label, RANK);
    }

    private String valueLabel(RawEntity test, boolean isNumber) {
      String name = test.text(text);
      for (VitalSign sign : VITAL_SIGNS) {
        if (sign.name.matcher(name).find()) {
          return isNumber ? sign.label : LabelMapping.UNKNOWN;
        }
      }
      String testLabel = mapping.label(SOURCE, test.type(), name);
      boolean isExamined = mapping.named("examination").matcher(name).find();
      return testLabel.equals(LAB_NAME) || (testLabel.equals(LabelMapping.UNKNOWN) && !isExamined)
          ? "Lab_Result"
          : LabelMapping.UNKNOWN;
    }

    private void entity(int index, String label) {
      RawEntity entity = entities.get(index);
      switch (label) {
        case MODIFIER -> {} // Only at an edge, and the edges are known last.
        case "Dosage" -> dosages.add(text, entity.span(), RANK, choice);
        case "Diagnosis", "Symptom_Name" -> finding(index, label);
        case LAB_NAME, "Procedure", "Procedure_Name" ->
            choice.add(new Span(leftEdge(index, PLACE_OR_KIND), entity.span().end()), label, RANK);
        default -> choice.add(entity.span(), label, LOW_RANK);
      }
    }

    private void finding(int index, String label) {
      if (isShown(index)) {
        Span whole = new Span(leftEdge(index, DESCRIPTION), rightEdge(index));
        choice.add(whole, FINDINGS, RANK);
        return;
      }
      // Some spans hold their cue of negation, which is a span of its own here.
      int begin = leftEdge(index, Set.of("Biological_structure"));
      Matcher cue = NEGATION.matcher(text).region(begin, entities.get(index).span().end());
      begin = cue.lookingAt() ? cue.end() : begin;
      Span name = new Span(begin, entities.get(index).span().end());
      choice.add(name, label, RANK);
      begins.add(name.begin());
      ends.add(name.end());
    }

    /**
     * Whether a diagnostic procedure goes before in the sentence, and behind it a word of showing.
     */
    private boolean isShown(int index) {
      Span finding = entities.get(index).span();
      for (int i = index - 1; i >= 0; i--) {
        RawEntity before = entities.get(i);
        if (!document.inOneSentence(before.span(), finding)) {
          return false;
        }
        if (before.type().equals(MaccrobatDocument.TEST)
            && mapping.label(SOURCE, before.type(), before.text(text)).equals("Procedure")) {
          return SHOWED.matcher(document.between(before.span().end(), finding.begin())).find();
        }
      }
      return false;
    }

    private int leftEdge(int index, Set<String> types) {
      int begin = entities.get(index).span().begin();
      for (int i = index - 1; i >= 0; i--) {
        RawEntity before = entities.get(i);
        boolean touches =
            before.span().end() <= begin
                && document.between(before.span().end(), begin).matches("[ ,-]{0,2}");
        if (!touches || !types.contains(before.type()) || !before.isContinuous()) {
          return begin;
        }
        used.add(before);
        begin = before.span().begin();
      }
      return begin;
    }

    private int rightEdge(int index) {
      int end = entities.get(index).span().end();
      for (int i = index + 1; i < entities.size(); i++) {
        RawEntity after = entities.get(i);
        boolean touches =
            after.span().begin() >= end
                && OF_PLACE.matcher(document.between(end, after.span().begin())).matches();
        if (!touches || !after.type().equals("Biological_structure") || !after.isContinuous()) {
          return end;
        }
        used.add(after);
        end = after.span().end();
      }
      return end;
    }

    private void modifiers() {
      for (int i = entities.size() - 1; i >= 0; i--) {
        RawEntity entity = entities.get(i);
        if (isFreeModifier(entity) && touchesAny(entity.span().end(), 1, begins)) {
          modifier(entity);
        }
      }
      for (RawEntity entity : entities) {
        if (isFreeModifier(entity) && touchesAny(entity.span().begin(), -1, ends)) {
          modifier(entity);
        }
      }
    }

    private boolean isFreeModifier(RawEntity entity) {
      return entity.isContinuous() && !used.contains(entity) && label(entity).equals(MODIFIER);
    }

    private void modifier(RawEntity entity) {
      used.add(entity);
      choice.add(entity.span(), MODIFIER, LOW_RANK);
      begins.add(entity.span().begin());
      ends.add(entity.span().end());
    }

    /** Whether one of {@code edges} is at {@code offset} or behind one blank or one ", ". */
    private boolean touchesAny(int offset, int direction, Set<Integer> edges) {
      for (int steps = 0; steps <= 2; steps++) {
        int edge = offset + direction * steps;
        boolean isGap =
            edge >= 0 && edge <= text.length() && document.between(offset, edge).matches(",? ?");
        if (isGap && edges.contains(edge)) {
          return true;
        }
      }
      return false;
    }
  }
}
