/**
 * Documents in and out: strict reading of notes, and engines that write what was found.
 *
 * <p>The writers are ordinary UIMA engines over DKPro's file writer base, so a pipeline outside
 * this library can end in them: pages to look at, tables, JSON, and for XMI, CoNLL and brat the
 * engines of DKPro with the settings that keep our concepts intact. Input is a CAS with concepts,
 * output one or more files per document, all UTF-8, offsets in UTF-16 units unless a format says
 * otherwise.
 *
 * <p>Traps: XML 1.0 cannot hold control characters, so XMI is written with same-length blanks in
 * their place; brat counts code points; a document's name comes from data and never leads out of
 * the target folder.
 */
package org.medcas.io;
