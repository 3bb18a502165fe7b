package org.medcas.train.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The safetensors file format (Hugging Face, Apache-2.0): eight bytes with the length of a JSON
 * header, the header with type, shape and place of each tensor, then the numbers, little-endian.
 *
 * <p>Reads {@code F32}, {@code F16} and {@code BF16} as floats and writes {@code F32} or {@code
 * F16}. Integer tensors (old exports hold {@code position_ids}) are passed over. A file is written
 * beside its place and then moved there, so a killed run leaves the old file or the new one.
 * Stateless and thread-safe.
 */
public final class SafeTensors {

  /** How numbers are stored. */
  public enum Precision {
    /** 32 bits: exact. */
    F32(4),
    /** 16 bits, about three decimal digits: half the size, enough for a finished encoder. */
    F16(2);

    private final int bytes;

    Precision(int bytes) {
      this.bytes = bytes;
    }
  }

  private static final int MAX_HEADER_BYTES = 100_000_000;
  private static final String METADATA = "__metadata__";

  private SafeTensors() {}

  /**
   * Reads every float tensor, in the order of the header.
   *
   * @throws IOException if the file cannot be read or is no safetensors file; the message names the
   *     file and what is wrong with it
   */
  public static Weights read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      JsonObject header = readHeader(channel, file);
      long start = Long.BYTES + headerLength(channel, file);
      Map<String, FloatTensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
        if (entry.getKey().equals(METADATA)) {
          continue;
        }
        FloatTensor tensor = readTensor(channel, file, start, entry);
        if (tensor != null) {
          tensors.put(entry.getKey(), tensor);
        }
      }
      return Weights.of(tensors);
    }
  }

  /** The strings under {@code __metadata__}, empty if there are none. */
  public static Map<String, String> readMetadata(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      JsonElement metadata = readHeader(channel, file).get(METADATA);
      Map<String, String> strings = new LinkedHashMap<>();
      if (metadata != null && metadata.isJsonObject()) {
        metadata
            .getAsJsonObject()
            .entrySet()
            .forEach(entry -> strings.put(entry.getKey(), entry.getValue().getAsString()));
      }
      return strings;
    }
  }

  /** Writes all tensors and the metadata; an existing file is replaced in one step. */
  public static void write(
      Path file, Weights weights, Precision precision, Map<String, String> metadata)
      throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, header(weights, precision, metadata));
      for (FloatTensor tensor : weights.asMap().values()) {
        writeFully(channel, encode(tensor.values(), precision));
      }
      channel.force(false);
    }
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static long headerLength(FileChannel channel, Path file) throws IOException {
    ByteBuffer length = readAt(channel, 0, Long.BYTES, file);
    long bytes = length.getLong();
    if (bytes < 2 || bytes > MAX_HEADER_BYTES || bytes + Long.BYTES > channel.size()) {
      throw broken(file, "the header cannot be " + bytes + " bytes long");
    }
    return bytes;
  }

  private static JsonObject readHeader(FileChannel channel, Path file) throws IOException {
    int length = (int) headerLength(channel, file);
    ByteBuffer bytes = readAt(channel, Long.BYTES, length, file);
    try {
      return JsonParser.parseString(StandardCharsets.UTF_8.decode(bytes).toString())
          .getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(broken(file, "the header is no JSON object").getMessage(), e);
    }
  }

  private static FloatTensor readTensor(
      FileChannel channel, Path file, long start, Map.Entry<String, JsonElement> entry)
      throws IOException {
    try {
      JsonObject description = entry.getValue().getAsJsonObject();
      String type = description.get("dtype").getAsString();
      if (!type.equals("F32") && !type.equals("F16") && !type.equals("BF16")) {
        return null;
      }
      JsonArray place = description.getAsJsonArray("data_offsets");
      long begin = place.get(0).getAsLong();
      int length = Math.toIntExact(place.get(1).getAsLong() - begin);
      float[] values = decode(readAt(channel, start + begin, length, file), type);
      return new FloatTensor(shape(description.getAsJsonArray("shape")), values);
    } catch (RuntimeException e) {
      throw new IOException(
          broken(file, "tensor '" + entry.getKey() + "' is described wrongly: " + e.getMessage())
              .getMessage(),
          e);
    }
  }

  private static int[] shape(JsonArray sizes) {
    int[] shape = new int[sizes.size()];
    for (int dimension = 0; dimension < shape.length; dimension++) {
      shape[dimension] = Math.toIntExact(sizes.get(dimension).getAsLong());
    }
    return shape;
  }

  private static float[] decode(ByteBuffer bytes, String type) {
    if (type.equals("F32")) {
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    }
    float[] values = new float[bytes.remaining() / Short.BYTES];
    boolean half = type.equals("F16");
    for (int i = 0; i < values.length; i++) {
      short bits = bytes.getShort();
      values[i] = half ? HalfFloats.fromHalf(bits) : HalfFloats.fromBfloat16(bits);
    }
    return values;
  }

  private static ByteBuffer encode(float[] values, Precision precision) {
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, precision.bytes));
    if (precision == Precision.F32) {
      bytes.asFloatBuffer().put(values);
      return bytes;
    }
    for (float value : values) {
      bytes.putShort(HalfFloats.toHalf(value));
    }
    return bytes.rewind();
  }

  private static ByteBuffer header(
      Weights weights, Precision precision, Map<String, String> metadata) {
    JsonObject header = new JsonObject();
    JsonObject strings = new JsonObject();
    strings.addProperty("format", "pt"); // the Hugging Face loader refuses a file without it
    metadata.forEach(strings::addProperty);
    header.add(METADATA, strings);
    long offset = 0;
    for (Map.Entry<String, FloatTensor> entry : weights.asMap().entrySet()) {
      FloatTensor tensor = entry.getValue();
      long end = offset + (long) tensor.values().length * precision.bytes;
      header.add(entry.getKey(), describe(tensor, precision, offset, end));
      offset = end;
    }
    String json = header.toString();
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + 7) / 8 * 8; // the numbers start at a multiple of eight bytes
    ByteBuffer bytes = littleEndian(Long.BYTES + padded).putLong(padded).put(text);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    return bytes.flip();
  }

  private static JsonObject describe(
      FloatTensor tensor, Precision precision, long begin, long end) {
    JsonArray shape = new JsonArray();
    for (int size : tensor.shape()) {
      shape.add(size);
    }
    JsonArray place = new JsonArray();
    place.add(begin);
    place.add(end);
    JsonObject description = new JsonObject();
    description.addProperty("dtype", precision.name().toUpperCase(Locale.ROOT));
    description.add("shape", shape);
    description.add("data_offsets", place);
    return description;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer readAt(FileChannel channel, long position, int length, Path file)
      throws IOException {
    if (position < 0 || length < 0 || position + length > channel.size()) {
      throw broken(file, "it ends before byte " + (position + length));
    }
    ByteBuffer bytes = littleEndian(length);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // a channel may deliver fewer bytes than asked for
    }
    return bytes.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static IOException broken(Path file, String what) {
    return new IOException(
        "Not a readable safetensors file: " + what + " [" + file + "] - copy or export it again");
  }
}
