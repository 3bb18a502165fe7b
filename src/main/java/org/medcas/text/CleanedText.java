package org.medcas.text;

/**
 * A cleaned text and the way back to the text it was made from.
 *
 * @param text the cleaned text
 * @param offsets its offsets and those of the original, both in UTF-16 units
 */
public record CleanedText(String text, OffsetMap offsets) {}
