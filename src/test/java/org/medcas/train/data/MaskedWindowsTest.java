package org.medcas.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.train.torch.MaskedBatch;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceEncoder;

class MaskedWindowsTest {

  private static final int MASK = 4;
  private static final int LENGTH = 32;

  @TempDir Path folder;
  private WordPieceEncoder encoder;
  private PieceInventory pieces;

  @BeforeEach
  void makeVocabulary() {
    List<String> list = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      list.add(Character.toString(letter));
      list.add("##" + letter);
    }
    encoder = new WordPieceEncoder(Vocabulary.of(list), BertNormalizer.cased());
    pieces = PieceInventory.of(list, encoder.special());
  }

  @Test
  void givesTheSameBatchForTheSameNumberInAnyOrder() throws IOException {
    List<PackedText> texts = List.of(text("a.txt", 300, 1));
    MaskedWindows forward = windows(texts, 3);
    MaskedWindows backward = windows(texts, 3);
    long count = 3 * forward.batchesPerPass();
    Map<Long, MaskedBatch> seen = new HashMap<>();

    for (long number = 0; number < count; number++) {
      seen.put(number, forward.batch(number));
    }

    for (long number = count - 1; number >= 0; number--) {
      MaskedBatch again = backward.batch(number);
      assertThat(again.pieces().pieceIds()).isEqualTo(seen.get(number).pieces().pieceIds());
      assertThat(again.targets()).isEqualTo(seen.get(number).targets());
    }
  }

  @Test
  void restoresTheTextFromTargets() throws IOException {
    PackedText text = text("a.txt", 300, 1);
    MaskedWindows windows = windows(List.of(text), 3);
    StringBuilder whole = new StringBuilder();
    for (long place = 0; place < text.size(); place++) {
      whole.append((char) text.id(place));
    }

    for (long number = 0; number < 2 * windows.batchesPerPass(); number++) {
      MaskedBatch batch = windows.batch(number);
      long[] ids = batch.pieces().pieceIds();
      for (int i = 0; i < batch.places().length; i++) {
        ids[(int) batch.places()[i]] = batch.targets()[i];
      }
      for (int begin = 0; begin < ids.length; begin += LENGTH) {
        assertThat(ids[begin]).isEqualTo(encoder.special().start());
        assertThat(ids[begin + LENGTH - 1]).isEqualTo(encoder.special().end());
        StringBuilder content = new StringBuilder();
        for (int place = begin + 1; place < begin + LENGTH - 1; place++) {
          content.append((char) ids[place]);
        }
        assertThat(whole.indexOf(content.toString())).isNotNegative();
      }
    }
  }

  @Test
  void hidesWholeWordsInTheAskedShares() throws IOException {
    MaskedWindows windows = windows(List.of(text("a.txt", 3000, 1)), 8);
    long chosen = 0;
    long masked = 0;
    long kept = 0;
    long all = 0;

    for (long number = 0; number < windows.batchesPerPass(); number++) {
      MaskedBatch batch = windows.batch(number);
      long[] ids = batch.pieces().pieceIds();
      all += ids.length;
      chosen += batch.places().length;
      for (int i = 0; i < batch.places().length; i++) {
        int place = (int) batch.places()[i];
        masked += ids[place] == MASK ? 1 : 0;
        kept += ids[place] == batch.targets()[i] ? 1 : 0;
        boolean goesOn = pieces.continuations().get((int) ids[place + 1]);
        boolean nextIsChosen = i + 1 < batch.places().length && batch.places()[i + 1] == place + 1;
        assertThat(goesOn && !nextIsChosen).as("a word is cut at %d", place).isFalse();
      }
    }

    assertThat((double) chosen / all).isCloseTo(0.15, within(0.01));
    assertThat((double) masked / chosen).isCloseTo(0.8, within(0.02));
    assertThat((double) kept / chosen).isCloseTo(0.1, within(0.02));
  }

  @Test
  void readsATextAsOftenAsItsWeightSays() throws IOException {
    PackedText light = text("light.txt", 300, 1);
    PackedText heavy = text("heavy.txt.gz", 300, 2.5);

    long once = windows(List.of(light), 1).batchesPerPass();

    assertThat(windows(List.of(heavy), 1).batchesPerPass()).isEqualTo((long) (once * 2.5));
    assertThat(windows(List.of(light, heavy), 1).batchesPerPass())
        .isEqualTo(once + (long) (once * 2.5));
  }

  @Test
  void refusesTextsThatFillNoBatch() throws IOException {
    List<PackedText> texts = List.of(text("short.txt", 3, 1));

    assertThatThrownBy(() -> windows(texts, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("less than one batch of 4");
  }

  private MaskedWindows windows(List<PackedText> texts, int windowsPerBatch) {
    return new MaskedWindows(
        texts, pieces, new MaskedWindows.Shape(LENGTH, windowsPerBatch, 0.15, 9));
  }

  private PackedText text(String name, int lines, double weight) throws IOException {
    StringBuilder content = new StringBuilder();
    java.util.Random random = new java.util.Random(lines);
    for (int line = 0; line < lines; line++) {
      for (int word = 0; word < 6; word++) {
        int length = 1 + random.nextInt(3);
        for (int letter = 0; letter < length; letter++) {
          content.append((char) ('a' + random.nextInt(26)));
        }
        content.append(' ');
      }
      content.append(line % 10 == 0 ? "\n\n" : "\n");
    }
    Path file = folder.resolve(name);
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        name.endsWith("gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(bytes);
    }
    return PackedText.read(new TextSource(file, weight), encoder);
  }
}
