/**
 * Text and places in it: spans, cleaning with a way back, offset maps.
 *
 * <p>Every offset in this library counts UTF-16 code units in half-open intervals, because that is
 * what {@link String} and the CAS count. Offsets are carried from the step that made them and never
 * found again by searching the text. Libraries that count code points are converted here, once.
 * Nothing in this package knows UIMA, models or files; everything is immutable and thread-safe.
 */
package org.medcas.text;
