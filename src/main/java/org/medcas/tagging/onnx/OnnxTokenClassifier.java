package org.medcas.tagging.onnx;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.djl.onnxruntime.engine.OrtSymbolBlock;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import java.nio.LongBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.medcas.model.ModelSignature;
import org.medcas.tagging.ClassifierException;
import org.medcas.tagging.Logits;
import org.medcas.tagging.TokenClassifier;

/**
 * A token classifier in ONNX Runtime, one session for all threads.
 *
 * <p>Thread-safe until {@link #close}. Holds the session's native memory and, per thread that ever
 * called at the same time as others, one set of input buffers.
 */
public final class OnnxTokenClassifier implements TokenClassifier {

  private final OnnxSession session;
  private final ModelSignature signature;
  private final String output;
  private final int padding;
  private final NDManager manager;
  private final OrtSymbolBlock block;
  private final Queue<InputBuffers> buffers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A classifier over an open session, which it owns from now on.
   *
   * @param padding id that fills shorter rows
   */
  OnnxTokenClassifier(OnnxSession session, int padding) {
    this.session = session;
    this.signature = session.signature();
    this.output = signature.logitsName();
    this.padding = padding;
    // Arrays come from and go to the heap's side; the session alone knows the device.
    this.manager = OnnxEngine.engine().newBaseManager(Device.cpu());
    this.block = new OrtSymbolBlock(session.session(), (OrtNDManager) manager);
  }

  @Override
  public Logits classify(int[][] rows) {
    if (closed.get()) {
      throw new IllegalStateException("The classifier is closed already");
    }
    int longest = 0;
    for (int[] row : rows) {
      longest = Math.max(longest, row.length);
    }
    InputBuffers input = buffers.poll();
    if (input == null) {
      input = new InputBuffers();
    }
    try {
      input.fill(rows, longest, padding);
      return run(input, rows.length, longest);
    } finally {
      buffers.add(input);
    }
  }

  private Logits run(InputBuffers input, int rows, int longest) {
    int size = rows * longest;
    try (NDManager call = manager.newSubManager()) {
      Shape shape = new Shape(rows, longest);
      NDList inputs = new NDList(signature.inputs().size());
      for (String name : signature.inputs().keySet()) {
        inputs.add(named(call.create(values(input, name, size), shape, DataType.INT64), name));
      }
      NDList outputs = block.forward(new ParameterStore(call, false), inputs, false);
      return logits(outputs, rows, longest);
    } catch (EngineException e) {
      throw new ClassifierException(
          "Model failed on a batch of " + rows + " rows of " + longest + " pieces: " + reason(e),
          e);
    }
  }

  private static LongBuffer values(InputBuffers input, String name, int size) {
    return switch (name) {
      case ModelSignature.INPUT_IDS -> input.ids(size);
      case ModelSignature.ATTENTION_MASK -> input.mask(size);
      default -> input.types(size);
    };
  }

  private static NDArray named(NDArray array, String name) {
    array.setName(name);
    return array;
  }

  private Logits logits(NDList outputs, int rows, int longest) {
    NDArray array = outputs.get(output);
    Shape shape = array.getShape();
    if (shape.dimension() != 3
        || shape.get(0) != rows
        || shape.get(1) != longest
        || array.getDataType() != DataType.FLOAT32) {
      throw new ClassifierException(
          "Model must give floats of shape ["
              + rows
              + ", "
              + longest
              + ", labels] (got "
              + array.getDataType()
              + " "
              + shape
              + ")");
    }
    return new Logits(array.toByteBuffer().asFloatBuffer(), longest, Math.toIntExact(shape.get(2)));
  }

  private static String reason(EngineException e) {
    return e.getCause() instanceof OrtException cause ? cause.getMessage() : e.getMessage();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      // The manager owns the block and the block its session; both go with it.
      manager.close();
      session.closeOptions();
    }
  }
}
