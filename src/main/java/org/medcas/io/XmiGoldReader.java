package org.medcas.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldFault;
import org.medcas.corpus.GoldReader;

/**
 * Reads documents that were corrected in an annotation tool and exported as XMI (INCEpTION,
 * WebAnno, any UIMA tool), as gold.
 *
 * <p>The XML is read as it stands, without a type system, so a file of any project can be read:
 * every span of a type of {@code org.medcas.types} and every DKPro NamedEntity that has a {@code
 * value}, or the types and label features given. Sentences are not taken over: tools keep those of
 * the pipeline, which would then be scored against itself. A span without a label becomes unknown,
 * the same span twice is taken once; both are listed. Spans that overlap cost the document, as in
 * every gold format here. External entities and document types are refused. Thread-safe.
 */
public final class XmiGoldReader implements GoldReader {

  /** Ends the type name that stands for every type of a package. */
  static final String ANY = ".*";

  private static final Map<String, String> DEFAULT_LABELS =
      Map.of(
          "org.medcas.types" + ANY,
          "value",
          "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
          "value");

  private final Map<String, String> labelFeatures;

  /** Reads the concepts of this library and plain named entities. */
  public XmiGoldReader() {
    this(DEFAULT_LABELS);
  }

  /**
   * Reads other layers.
   *
   * @param labelFeatures full type name, or a package and {@code .*} → the feature that is the
   *     label
   */
  public XmiGoldReader(Map<String, String> labelFeatures) {
    this.labelFeatures = Map.copyOf(labelFeatures);
  }

  @Override
  public GoldCorpus read(Path file, String id) throws IOException {
    XmiGoldParser parser = new XmiGoldParser(id, labelFeatures);
    try (InputStream xmi = Files.newInputStream(file)) {
      XMLStreamReader xml = factory().createXMLStreamReader(xmi);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          parser.element(xml);
        }
      }
    } catch (XMLStreamException fault) {
      return broken(id, fault);
    }
    return parser.result();
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** The parser's own message may quote the document, so only its place is told. */
  private static GoldCorpus broken(String id, XMLStreamException fault) {
    int line = fault.getLocation() == null ? 0 : Math.max(0, fault.getLocation().getLineNumber());
    int column =
        fault.getLocation() == null ? 0 : Math.max(0, fault.getLocation().getColumnNumber());
    return new GoldCorpus(
        List.of(),
        List.of(
            new GoldFault(
                id,
                line,
                column,
                GoldFault.Kind.SYNTAX,
                "Not well-formed XML; export the document as UIMA CAS XMI again")));
  }
}
