/**
 * Other people's type systems: our concepts as theirs, and our sentences and tokens as theirs.
 *
 * <p>Input is a CAS that holds concepts of this library, output the same CAS with annotations of
 * another type system beside or instead of them, at the same offsets. {@link
 * org.medcas.bridge.CtakesMentionWriter} and {@link org.medcas.bridge.CtakesSegmentationWriter}
 * serve Apache cTAKES, {@link org.medcas.bridge.NamedEntityFlattener} annotation tools and writers
 * that know nothing but DKPro's NamedEntity.
 *
 * <p>cTAKES is known here by the <em>names</em> of its types and features alone and is no
 * dependency: its jars carry a logging front end of their own, which a library must not force on
 * its users. The price is that a name is checked when the CAS arrives, not by the compiler.
 *
 * <p>Traps: downstream components of cTAKES pass over a mention that does not lie wholly in a
 * cTAKES sentence, and sort mentions by {@code typeID} before they look at their type.
 */
package org.medcas.bridge;
