package org.medcas.train.card;

import com.google.gson.JsonObject;

/**
 * One source of a training.
 *
 * @param name as in the table of sources
 * @param sha256 see {@link FileDigests}
 * @param licence empty if nobody told
 * @param documents that were read
 * @param sentences that were learned from
 * @param spans marked
 * @param weight see {@link org.medcas.train.data.ExampleSource}
 * @param covers labels that it marks wherever they occur
 */
public record SourceFacts(
    String name,
    String sha256,
    String licence,
    int documents,
    int sentences,
    long spans,
    double weight,
    String covers) {

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("sha256", sha256);
    json.addProperty("licence", licence);
    json.addProperty("documents", documents);
    json.addProperty("sentences", sentences);
    json.addProperty("spans", spans);
    json.addProperty("weight", weight);
    json.addProperty("covers", covers);
    return json;
  }
}
