package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;

/**
 * Writes results through a format's engine into the staging part of a {@link ResultFolder}. Threads
 * borrow an engine each, so no two write to one stage at once.
 */
final class ResultWriter implements AutoCloseable {

  private record Stage(AnalysisEngine engine, Path folder) {}

  /** Beside XMI lies the type system it needs to be read. */
  private static final String TYPE_SYSTEM = "TypeSystem.xml";

  private final OutputFormat format;
  private final ResultFolder results;
  private final Path folder;
  private final Queue<Stage> idle = new ConcurrentLinkedQueue<>();

  ResultWriter(OutputFormat format, Path folder) throws IOException {
    this.format = format;
    this.folder = folder;
    this.results = new ResultFolder(folder, format.extensions());
  }

  boolean has(Note note) {
    return results.has(note);
  }

  /** Writes one document and moves it into place; called by any thread. */
  Path write(Note note, JCas jcas) throws IOException, UIMAException {
    Stage stage = idle.poll();
    if (stage == null) {
      Path stageFolder = results.newStage();
      stage =
          new Stage(AnalysisEngineFactory.createEngine(format.engine(stageFolder)), stageFolder);
    }
    try {
      stage.engine().process(jcas);
      Path result = results.accept(note, stage.folder(), stagedName(stage.folder()));
      moveTypeSystem(stage.folder());
      return result;
    } finally {
      empty(stage.folder());
      idle.add(stage);
    }
  }

  /**
   * The engine names its file after the document, subfolders included; what it chose is found, not
   * guessed.
   */
  private String stagedName(Path stage) throws IOException {
    String extension = format.extensions().get(0);
    return files(stage).stream()
        .map(file -> stage.relativize(file).toString())
        .filter(name -> name.endsWith(extension) && !name.equals(TYPE_SYSTEM))
        .map(name -> name.substring(0, name.length() - extension.length()))
        .findFirst()
        .orElseThrow(() -> new IOException("the " + format + " writer wrote no file"));
  }

  private void moveTypeSystem(Path stage) throws IOException {
    Path typeSystem = stage.resolve(TYPE_SYSTEM);
    if (Files.exists(typeSystem) && !Files.exists(folder.resolve(TYPE_SYSTEM))) {
      Files.move(
          typeSystem, folder.resolve(TYPE_SYSTEM), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void empty(Path stage) throws IOException {
    for (Path file : files(stage)) {
      Files.delete(file);
    }
  }

  private static List<Path> files(Path stage) throws IOException {
    try (Stream<Path> files = Files.walk(stage)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() throws IOException {
    idle.forEach(stage -> stage.engine().destroy());
    results.close();
  }
}
