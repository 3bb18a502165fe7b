package org.medcas.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.medcas.segmentation.SentenceOptions;
import org.medcas.segmentation.SentenceSplitter;
import org.medcas.text.Span;
import org.medcas.tokenization.WordTokenizer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sentences and tokens of the project's own Dutch notes; the columns {@code characters} and {@code
 * tokens} are the figures, per second. Run at the top of the repository.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SegmentationBenchmark {

  private final SentenceSplitter splitter = new SentenceSplitter(SentenceOptions.defaults("nl"));
  private final WordTokenizer tokenizer = new WordTokenizer();
  private List<String> notes;
  private List<List<Span>> sentencesOfNotes;

  /** What was cut, reported per second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    /** UTF-16 units read so far. */
    public long characters;

    /** Tokens found so far. */
    public long tokens;
  }

  /** Reads the notes and cuts them once. */
  @Setup
  public void readNotes() throws IOException {
    notes = BenchmarkNotes.corpus();
    sentencesOfNotes = notes.stream().map(splitter::split).toList();
  }

  /** Text to sentences. */
  @Benchmark
  public int sentences(Counter counter) {
    int found = 0;
    for (String note : notes) {
      found += splitter.split(note).size();
      counter.characters += note.length();
    }
    return found;
  }

  /** Sentences to tokens. */
  @Benchmark
  public int tokens(Counter counter) {
    int found = 0;
    for (int note = 0; note < notes.size(); note++) {
      for (Span sentence : sentencesOfNotes.get(note)) {
        found += tokenizer.tokenize(notes.get(note), sentence).tokens().size();
      }
      counter.characters += notes.get(note).length();
    }
    counter.tokens += found;
    return found;
  }
}
