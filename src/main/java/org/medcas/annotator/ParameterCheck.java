package org.medcas.annotator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.uima.resource.ResourceInitializationException;

/**
 * Reads an engine's parameters and gathers what is wrong with them, so that a user sees every fault
 * at once. Each reader answers a harmless value where it finds a fault; {@link #throwIfFaulty} must
 * follow before any of them is used. For one thread, one initialisation.
 */
public final class ParameterCheck {

  private final String engine;
  private final List<String> faults = new ArrayList<>();

  /** A check of the parameters of {@code engine}, whose name begins the message. */
  public ParameterCheck(Class<?> engine) {
    this.engine = engine.getSimpleName();
  }

  /** The constant that {@code value} names, without regard to case. */
  public <E extends Enum<E>> E choice(String parameter, String value, Class<E> choices) {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equalsIgnoreCase(value)) {
        return choice;
      }
    }
    String allowed =
        Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    fault(parameter, value, "one of " + allowed);
    return choices.getEnumConstants()[0];
  }

  /** A decimal number in {@code [least, most]}, written with a point. */
  public float decimal(String parameter, String value, float least, float most) {
    try {
      float number = Float.parseFloat(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // answered below, together with numbers out of range
    }
    fault(parameter, value, "a number from " + least + " to " + most);
    return least;
  }

  /** A whole number in {@code [least, most]}. */
  public int integer(String parameter, int value, int least, int most) {
    if (value < least || value > most) {
      fault(parameter, String.valueOf(value), "a whole number from " + least + " to " + most);
      return least;
    }
    return value;
  }

  /** What {@code reader} answers, or null with its message as a fault. */
  public <T> T value(String parameter, Callable<T> reader) {
    try {
      return reader.call();
    } catch (Exception fault) {
      faults.add("parameter [" + parameter + "]: " + fault.getMessage());
      return null;
    }
  }

  private void fault(String parameter, String value, String expected) {
    faults.add("parameter [" + parameter + "] must be " + expected + " (got " + value + ")");
  }

  /** Ends the check: throws one exception with every fault, or does nothing. */
  public void throwIfFaulty() throws ResourceInitializationException {
    if (!faults.isEmpty()) {
      throw new ResourceInitializationException(
          new IllegalArgumentException(
              engine + " cannot start. " + String.join("; ", faults) + "."));
    }
  }
}
