package org.medcas.corpus.english;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.medcas.corpus.CodePointOffsets;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFault;
import org.medcas.corpus.GoldSource;
import org.medcas.corpus.GoldText;
import org.medcas.corpus.PartialLabels;

/**
 * PHEE (Sun et al. 2022, MIT): sentences about drug events with nested spans, a JSON array of
 * objects. Of nested spans that map to a label the effect is chosen first, then the longer.
 */
public final class PheeReader implements GoldSource {

  private static final String SOURCE = "phee";
  private static final String EFFECT = "Effect";

  private final Path file;
  private final LabelMapping mapping;
  private final DosageSplit dosages;

  /** A reader of one file, gzip or plain. */
  public PheeReader(Path file, LabelMapping mapping) {
    this.file = file;
    this.mapping = mapping;
    this.dosages = new DosageSplit(mapping.named("frequency"));
  }

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public PartialLabels coverage() {
    return mapping.coverage(SOURCE);
  }

  @Override
  public GoldCorpus read() throws IOException {
    return GoldText.readText(file, name(), this::parse);
  }

  GoldCorpus parse(String content) {
    List<GoldDocument> documents = new ArrayList<>();
    try {
      for (JsonElement element : JsonParser.parseString(content).getAsJsonArray()) {
        documents.add(document(element.getAsJsonObject()));
      }
    } catch (JsonParseException | IllegalArgumentException | IllegalStateException e) {
      GoldFault fault =
          GoldFault.of(name(), GoldFault.Kind.SYNTAX, "No JSON array of PHEE's sentences");
      return new GoldCorpus(List.of(), List.of(fault));
    }
    return new GoldCorpus(documents, List.of());
  }

  private GoldDocument document(JsonObject json) {
    String text = json.get("text").getAsString();
    CodePointOffsets offsets = new CodePointOffsets(text);
    SpanChoice choice = new SpanChoice(text);
    for (JsonElement element : json.getAsJsonArray("entities")) {
      RawEntity entity = MaccrobatReader.JsonEntities.entity(element.getAsJsonObject(), offsets);
      String label =
          entity.isContinuous()
              ? mapping.label(SOURCE, entity.type(), entity.text(text))
              : LabelMapping.UNKNOWN;
      int rank = entity.type().equals(EFFECT) ? 0 : 1;
      if (label.equals("Dosage")) {
        dosages.add(text, entity.span(), rank, choice);
      } else {
        choice.add(entity.span(), label, rank);
      }
    }
    return choice.choose(name() + "/" + json.get("id").getAsString());
  }
}
