package org.medcas.bridge;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.medcas.types.ClinicalConcept;

/**
 * Replaces each concept by a plain NamedEntity with the same value, for tools that read a document
 * with a type system of their own: INCEpTION and WebAnno drop every type that their project does
 * not know, subtypes of NamedEntity included, and show these in their built-in layer at once.
 * Confidence and model id have no place there and are lost. One instance per thread.
 */
@ResourceMetaData(
    name = "Named entity flattener",
    description = "Replaces clinical concepts by plain DKPro named entities.")
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(inputs = ClinicalConcept._TypeName, outputs = NamedEntity._TypeName)
public final class NamedEntityFlattener extends JCasAnnotator_ImplBase {

  @Override
  public void process(JCas jcas) {
    for (ClinicalConcept concept : jcas.select(ClinicalConcept.class).asList()) {
      NamedEntity entity = new NamedEntity(jcas, concept.getBegin(), concept.getEnd());
      entity.setValue(concept.getValue());
      entity.setIdentifier(concept.getIdentifier());
      concept.removeFromIndexes();
      entity.addToIndexes();
    }
  }
}
