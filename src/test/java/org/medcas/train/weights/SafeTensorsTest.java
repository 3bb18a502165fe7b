package org.medcas.train.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.testing.Seeds;

class SafeTensorsTest {

  @TempDir Path folder;

  @Test
  void readsBackWhatItWrote() {
    Path file = folder.resolve("model.safetensors");
    Seeds.forAll(
        20,
        random -> {
          Weights weights = randomWeights(random);

          SafeTensors.write(file, weights, SafeTensors.Precision.F32, Map.of("run", "7"));

          assertThat(SafeTensors.read(file).asMap()).isEqualTo(weights.asMap());
          assertThat(SafeTensors.read(file).names()).containsExactlyElementsOf(weights.names());
          assertThat(SafeTensors.readMetadata(file)).containsEntry("run", "7");
        });
  }

  @Test
  void halvesTheNumbersToTheNearestOfSixteenBits() {
    Path file = folder.resolve("half.safetensors");
    Seeds.forAll(
        20,
        random -> {
          Weights weights = randomWeights(random);

          SafeTensors.write(file, weights, SafeTensors.Precision.F16, Map.of());
          Weights halves = SafeTensors.read(file);

          for (String name : weights.names()) {
            float[] exact = weights.get(name).values();
            float[] half = halves.get(name).values();
            for (int i = 0; i < exact.length; i++) {
              assertThat(half[i]).isEqualTo(nearestHalf(exact[i]));
            }
          }
        });
  }

  @Test
  void keepsEveryPatternOfSixteenBits() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = HalfFloats.fromHalf((short) bits);

      short back = HalfFloats.toHalf(value);

      if (Float.isNaN(value)) {
        assertThat(HalfFloats.fromHalf(back)).isNaN();
      } else {
        assertThat(back).isEqualTo((short) bits);
      }
    }
  }

  /** The slow twin: of all patterns the nearest, the even one of two equally near. */
  private static float nearestHalf(float exact) {
    float best = Float.NaN;
    int bestBits = 0;
    for (int bits = 0; bits < 0x7c00; bits++) {
      float value = Math.copySign(HalfFloats.fromHalf((short) bits), exact);
      double distance = Math.abs((double) value - exact);
      double bestDistance = Math.abs((double) best - exact);
      if (bits == 0
          || distance < bestDistance
          || (distance == bestDistance && bits % 2 == 0 && bestBits % 2 == 1)) {
        best = value;
        bestBits = bits;
      }
    }
    return best;
  }

  @Test
  void readsBrainFloatsAndPassesIntegersOver() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]},"
            + "\"ids\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[4,12]}}";
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length() + 12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length())
            .put(header.getBytes(StandardCharsets.US_ASCII))
            .putShort((short) 0x3fc0)
            .putShort((short) 0xc000)
            .putLong(1);
    Path file = Files.write(folder.resolve("brain.safetensors"), bytes.array());

    Weights weights = SafeTensors.read(file);

    assertThat(weights.asMap()).isEqualTo(Map.of("a", FloatTensor.of(new float[] {1.5f, -2}, 2)));
  }

  @Test
  void saysWhatIsWrongWithABrokenFile() throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafeTensors.write(file, randomWeights(new Random(1)), SafeTensors.Precision.F32, Map.of());
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length - 1));
    Path text = Files.writeString(folder.resolve("text"), "version https://git-lfs.example");

    assertThatThrownBy(() -> SafeTensors.read(cut))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("it ends before byte", "cut");
    assertThatThrownBy(() -> SafeTensors.read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the header cannot be");
  }

  private static Weights randomWeights(Random random) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int rows = random.nextInt(4);
      FloatTensor tensor = FloatTensor.zeros(rows, 3);
      for (int k = 0; k < tensor.values().length; k++) {
        tensor.values()[k] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(10) - 6));
      }
      tensors.put("layer." + random.nextInt() + ".ë", tensor);
    }
    tensors.put("scalar", FloatTensor.of(new float[] {random.nextFloat()}));
    return Weights.of(tensors);
  }
}
