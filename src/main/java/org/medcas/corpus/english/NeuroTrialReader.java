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
import org.medcas.text.Span;

/** NeuroTrialNER (Doneva et al. 2024, MIT): summaries of neurology trials, a JSON array. */
public final class NeuroTrialReader implements GoldSource {

  private static final String SOURCE = "neurotrialner";

  private final Path file;
  private final LabelMapping mapping;

  /** A reader of one file, gzip or plain. */
  public NeuroTrialReader(Path file, LabelMapping mapping) {
    this.file = file;
    this.mapping = mapping;
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
          GoldFault.of(name(), GoldFault.Kind.SYNTAX, "No JSON array of NeuroTrialNER's trials");
      return new GoldCorpus(List.of(), List.of(fault));
    }
    return new GoldCorpus(documents, List.of());
  }

  private GoldDocument document(JsonObject json) {
    String text = json.get("text").getAsString();
    CodePointOffsets offsets = new CodePointOffsets(text);
    SpanChoice choice = new SpanChoice(text);
    for (JsonElement element : json.getAsJsonArray("entities")) {
      JsonObject entity = element.getAsJsonObject();
      Span span =
          new Span(
              offsets.utf16(entity.get("start").getAsInt()),
              offsets.utf16(entity.get("end").getAsInt()));
      String type = entity.get("type").getAsString();
      choice.add(span, mapping.label(SOURCE, type, span.coveredText(text)), 0);
    }
    return choice.choose(name() + "/" + json.get("nctid").getAsString());
  }
}
