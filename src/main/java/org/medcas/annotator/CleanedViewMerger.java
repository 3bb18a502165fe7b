package org.medcas.annotator;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.component.CasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.fit.util.CasUtil;
import org.apache.uima.resource.ResourceInitializationException;
import org.medcas.text.CleanedText;
import org.medcas.text.CleanupMode;
import org.medcas.text.TextCleaner;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.ProcessingReport;
import org.medcas.types.TokenTag;

/**
 * Brings what engines found in the view of {@link DocumentCleaner} back to the document, with the
 * exact offsets of the original text.
 *
 * <p>The cleaning is done again to get its offset map, so nothing need be kept in between; where
 * the view's text is not that cleaning's result, the document fails. Annotations are copied with
 * all features; annotations and arrays they refer to are copied along. The view is left as it is.
 */
@ResourceMetaData(
    name = "Cleaned view merger",
    description = "Copies annotations of the cleaned view to the document, with original offsets.")
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(
    inputs = {
      Sentence._TypeName,
      Token._TypeName,
      ClinicalConcept._TypeName,
      TokenTag._TypeName,
      ProcessingReport._TypeName
    },
    outputs = {
      Sentence._TypeName,
      Token._TypeName,
      ClinicalConcept._TypeName,
      TokenTag._TypeName,
      ProcessingReport._TypeName
    })
public final class CleanedViewMerger extends CasAnnotator_ImplBase {

  /** Mode of the cleaning; must be the value given to {@link DocumentCleaner}. */
  public static final String PARAM_CLEANUP_MODE = DocumentCleaner.PARAM_CLEANUP_MODE;

  @ConfigurationParameter(
      name = PARAM_CLEANUP_MODE,
      defaultValue = DocumentCleaner.DEFAULT_CLEANUP_MODE)
  private String cleanupMode;

  /** Name of the cleaned view; must be the value given to {@link DocumentCleaner}. */
  public static final String PARAM_CLEANED_VIEW = DocumentCleaner.PARAM_CLEANED_VIEW;

  @ConfigurationParameter(
      name = PARAM_CLEANED_VIEW,
      defaultValue = DocumentCleaner.DEFAULT_CLEANED_VIEW)
  private String cleanedView;

  /**
   * Full names of the types to bring back, their subtypes included; by default sentences, tokens,
   * concepts, token tags and processing reports. A name that the type system does not know fails
   * the first document; a type left out stays in the cleaned view only.
   */
  public static final String PARAM_TYPES = "types";

  @ConfigurationParameter(
      name = PARAM_TYPES,
      defaultValue = {
        Sentence._TypeName,
        Token._TypeName,
        ClinicalConcept._TypeName,
        TokenTag._TypeName,
        ProcessingReport._TypeName
      })
  private String[] types;

  private TextCleaner cleaner;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    ParameterCheck check = new ParameterCheck(getClass());
    cleaner = new TextCleaner(check.choice(PARAM_CLEANUP_MODE, cleanupMode, CleanupMode.class));
    check.throwIfFaulty();
  }

  @Override
  public void process(CAS cas) throws AnalysisEngineProcessException {
    CAS view = cas.getView(cleanedView);
    String text = cas.getDocumentText();
    CleanedText cleaned = cleaner.clean(text == null ? "" : text);
    if (!cleaned.text().equals(view.getDocumentText())) {
      throw new AnalysisEngineProcessException(
          new IllegalStateException(
              "Text of view ["
                  + cleanedView
                  + "] is not what mode ["
                  + cleanupMode
                  + "] makes of the document: give "
                  + PARAM_CLEANUP_MODE
                  + " the value that "
                  + DocumentCleaner.class.getSimpleName()
                  + " was given, and change no text in between"));
    }
    ViewCopier copier = new ViewCopier(view, cas, cleaned.offsets());
    for (String type : types) {
      copier.copyAll(CasUtil.getType(cas, type));
    }
  }
}
