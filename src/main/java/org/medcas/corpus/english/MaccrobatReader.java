package org.medcas.corpus.english;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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

/**
 * MACCROBAT2020 (Caufield et al. 2019, figshare 10.6084/m9.figshare.9764942, CC BY 4.0): case
 * reports, one JSON object a line, offsets in code points.
 */
public final class MaccrobatReader implements GoldSource {

  private final Path file;
  private final MaccrobatMapper mapper;

  /** A reader of one file, gzip or plain. */
  public MaccrobatReader(Path file, LabelMapping mapping) {
    this.file = file;
    this.mapper = new MaccrobatMapper(mapping);
  }

  @Override
  public String name() {
    return MaccrobatMapper.SOURCE;
  }

  @Override
  public PartialLabels coverage() {
    return PartialLabels.all();
  }

  @Override
  public GoldCorpus read() throws IOException {
    return GoldText.readText(file, name(), this::parse);
  }

  GoldCorpus parse(String content) {
    List<GoldDocument> documents = new ArrayList<>();
    List<GoldFault> faults = new ArrayList<>();
    int number = 0;
    for (String line : content.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        try {
          documents.add(mapper.map(document(JsonParser.parseString(line).getAsJsonObject())));
        } catch (RuntimeException e) {
          // Gson and its elements tell of a missing or other member in many ways.
          faults.add(
              new GoldFault(
                  name(), number, 0, GoldFault.Kind.SYNTAX, "No document of MACCROBAT in JSON"));
        }
      }
    }
    return new GoldCorpus(documents, faults);
  }

  private MaccrobatDocument document(JsonObject json) {
    String text = json.get("text").getAsString();
    CodePointOffsets offsets = new CodePointOffsets(text);
    List<RawEntity> entities = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("entities")) {
      entities.add(JsonEntities.entity(element.getAsJsonObject(), offsets));
    }
    List<MaccrobatDocument.Relation> relations = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("relations")) {
      JsonObject relation = element.getAsJsonObject();
      if (relation.get("type").getAsString().equals("MODIFY")) {
        relations.add(
            new MaccrobatDocument.Relation(
                relation.get("arg1").getAsString(), relation.get("arg2").getAsString()));
      }
    }
    String id = name() + "/" + json.get("id").getAsString();
    return new MaccrobatDocument(id, text, entities, relations);
  }

  /** Entities in the JSON form that MACCROBAT and PHEE share here. */
  static final class JsonEntities {

    private JsonEntities() {}

    static RawEntity entity(JsonObject json, CodePointOffsets offsets) {
      JsonArray spans = json.getAsJsonArray("spans");
      int begin = Integer.MAX_VALUE;
      int end = 0;
      for (JsonElement span : spans) {
        begin = Math.min(begin, span.getAsJsonArray().get(0).getAsInt());
        end = Math.max(end, span.getAsJsonArray().get(1).getAsInt());
      }
      return new RawEntity(
          json.get("id").getAsString(),
          json.get("type").getAsString(),
          new Span(offsets.utf16(begin), offsets.utf16(end)),
          spans.size() == 1);
    }
  }
}
