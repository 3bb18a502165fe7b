package org.medcas.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFault;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.Spans;
import org.medcas.text.Span;

/** One pass over the elements of one XMI file; used once. */
final class XmiGoldParser {

  private static final String XMI = "http://www.omg.org/XMI";
  private static final String CAS = "http:///uima/cas.ecore";
  private static final String PREFIX = "http:///";
  private static final String SUFFIX = ".ecore";
  private static final String INITIAL_VIEW = "_InitialView";

  /** A span as it stands in the file; {@code label} is null where it has none. */
  private record Found(
      String xmiId, String sofa, String label, String begin, String end, int line) {}

  private final String id;
  private final Map<String, String> labelFeatures;
  private final List<Found> found = new ArrayList<>();
  private final List<GoldFault> faults = new ArrayList<>();
  private final Map<String, Set<String>> indexed = new HashMap<>();
  private String sofa;
  private String text;

  XmiGoldParser(String id, Map<String, String> labelFeatures) {
    this.id = id;
    this.labelFeatures = labelFeatures;
  }

  /** Takes the element that the reader stands on. */
  void element(XMLStreamReader xml) {
    String name = xml.getLocalName();
    if (CAS.equals(xml.getNamespaceURI()) && name.equals("Sofa")) {
      if (text == null || INITIAL_VIEW.equals(xml.getAttributeValue(null, "sofaID"))) {
        sofa = xml.getAttributeValue(XMI, "id");
        text = xml.getAttributeValue(null, "sofaString");
      }
    } else if (CAS.equals(xml.getNamespaceURI()) && name.equals("View")) {
      String members = xml.getAttributeValue(null, "members");
      indexed.put(
          xml.getAttributeValue(null, "sofa"),
          members == null ? Set.of() : new HashSet<>(Arrays.asList(members.split(" +"))));
    } else {
      String feature = labelFeature(xml.getNamespaceURI(), name);
      if (feature != null && xml.getAttributeValue(null, "begin") != null) {
        found.add(span(xml, feature));
      }
    }
  }

  private static Found span(XMLStreamReader xml, String feature) {
    return new Found(
        xml.getAttributeValue(XMI, "id"),
        xml.getAttributeValue(null, "sofa"),
        xml.getAttributeValue(null, feature),
        xml.getAttributeValue(null, "begin"),
        xml.getAttributeValue(null, "end"),
        xml.getLocation().getLineNumber());
  }

  private String labelFeature(String namespace, String name) {
    if (namespace == null || !namespace.startsWith(PREFIX) || !namespace.endsWith(SUFFIX)) {
      return null;
    }
    String typePackage =
        namespace
            .substring(PREFIX.length(), namespace.length() - SUFFIX.length())
            .replace('/', '.');
    String exact = labelFeatures.get(typePackage + "." + name);
    return exact == null ? anyOf(typePackage, name) : exact;
  }

  /** Token tags and packed tags of this library are spans too, but never gold. */
  private String anyOf(String typePackage, String name) {
    return name.endsWith("Tag") || name.endsWith("Tags")
        ? null
        : labelFeatures.get(typePackage + XmiGoldReader.ANY);
  }

  /** The document, or why there is none. */
  GoldCorpus result() {
    if (text == null) {
      fault(0, GoldFault.Kind.SYNTAX, "No document text; export the document as UIMA CAS XMI");
      return new GoldCorpus(List.of(), faults);
    }
    List<GoldSpan> spans = new ArrayList<>();
    List<Span> unknown = new ArrayList<>();
    for (Found candidate : found) {
      if (sofa.equals(candidate.sofa)
          && indexed.getOrDefault(sofa, Set.of()).contains(candidate.xmiId)) {
        take(candidate, spans, unknown);
      }
    }
    List<GoldSpan> sorted = withoutDoubles(spans);
    if (faults.stream().anyMatch(fault -> fault.kind().isFatal())) {
      return new GoldCorpus(List.of(), faults);
    }
    GoldDocument document = new GoldDocument(id, text, sorted, List.of(), Spans.union(unknown));
    return new GoldCorpus(List.of(document), faults);
  }

  private void take(Found candidate, List<GoldSpan> spans, List<Span> unknown) {
    int begin = number(candidate.begin);
    int end = number(candidate.end);
    if (begin < 0 || end <= begin || end > text.length()) {
      fault(
          candidate.line,
          GoldFault.Kind.SYNTAX,
          "Offsets must satisfy 0 <= begin < end <= " + text.length() + " UTF-16 units");
    } else if (candidate.label == null || candidate.label.isBlank()) {
      unknown.add(new Span(begin, end));
      fault(
          candidate.line,
          GoldFault.Kind.IGNORED,
          "The span [" + begin + ", " + end + ") has no label, and its stretch counts as unknown");
    } else if (!GoldSpan.isLabel(candidate.label)) {
      fault(
          candidate.line,
          GoldFault.Kind.SYNTAX,
          "The label of the span [" + begin + ", " + end + ") has white space or square brackets");
    } else {
      spans.add(new GoldSpan(new Span(begin, end), candidate.label));
    }
  }

  private static int number(String offset) {
    return offset != null && offset.matches("\\d{1,9}") ? Integer.parseInt(offset) : -1;
  }

  private List<GoldSpan> withoutDoubles(List<GoldSpan> spans) {
    List<GoldSpan> sorted = new ArrayList<>();
    for (GoldSpan span : spans.stream().sorted().toList()) {
      GoldSpan last = sorted.isEmpty() ? null : sorted.get(sorted.size() - 1);
      if (span.equals(last)) {
        fault(0, GoldFault.Kind.IGNORED, "The span " + place(span) + " is there twice");
      } else if (last != null && span.begin() < last.end()) {
        fault(
            0,
            GoldFault.Kind.OVERLAP,
            "The span " + place(span) + " overlaps that at " + place(last));
      } else {
        sorted.add(span);
      }
    }
    return sorted;
  }

  private static String place(GoldSpan span) {
    return "[" + span.begin() + ", " + span.end() + ")";
  }

  private void fault(int line, GoldFault.Kind kind, String message) {
    faults.add(new GoldFault(id, line, 0, kind, message));
  }
}
