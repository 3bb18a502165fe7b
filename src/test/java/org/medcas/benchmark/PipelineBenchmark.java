package org.medcas.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.train.export.Precision;
import org.medcas.types.ClinicalConcept;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole pipeline, text to CAS with concepts, on the sentences of {@link TaggerBenchmark} in
 * notes of {@value #SENTENCES_PER_NOTE}: what sentences, tokens and the CAS cost beside the tagger.
 * For a real model beside raw ONNX Runtime see {@link PipelineRun}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class PipelineBenchmark {

  static final int SENTENCES_PER_NOTE = 30;

  /** Layers × width of the encoder. */
  @Param({"4x256"})
  private String size;

  /** Precision of the graph. */
  @Param({"FP32", "INT8"})
  private Precision precision;

  private final List<String> notes = new ArrayList<>();
  private Path folder;
  private AnalysisEngine pipeline;
  private JCas jcas;

  /** Writes a model with random weights and starts the pipeline. */
  @Setup
  public void setUp() throws Exception {
    folder = RandomBundle.write(size, precision, 7);
    List<List<String>> sentences = RandomBundle.sentences(TaggerBenchmark.SENTENCES);
    for (int begin = 0; begin < sentences.size(); begin += SENTENCES_PER_NOTE) {
      StringBuilder note = new StringBuilder();
      for (List<String> words : sentences.subList(begin, begin + SENTENCES_PER_NOTE)) {
        note.append(String.join(" ", words)).append(" .\n");
      }
      notes.add(note.toString());
    }
    pipeline =
        AnalysisEngineFactory.createEngine(
            ClinicalConceptPipeline.description(
                BertTagAnnotator.PARAM_MODEL_LOCATION, folder.toString()));
    jcas = pipeline.newJCas();
  }

  /** Text to concepts. */
  @Benchmark
  public long textToConcepts() throws AnalysisEngineProcessException {
    long concepts = 0;
    for (String note : notes) {
      jcas.reset();
      jcas.setDocumentText(note);
      pipeline.process(jcas);
      concepts += jcas.select(ClinicalConcept.class).count();
    }
    return concepts;
  }

  /** Lets the model go. */
  @TearDown
  public void tearDown() throws Exception {
    pipeline.destroy();
    PathUtils.delete(folder);
  }
}
