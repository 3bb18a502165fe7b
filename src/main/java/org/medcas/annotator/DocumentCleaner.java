package org.medcas.annotator;

import org.apache.uima.UimaContext;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.component.CasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.resource.ResourceInitializationException;
import org.medcas.text.CleanupMode;
import org.medcas.text.TextCleaner;

/**
 * Makes a second view with a cleaned text; the document itself stays as it is.
 *
 * <p>Engines that shall see the cleaned text are mapped to that view ({@code
 * AggregateBuilder.add(engine, CAS.NAME_DEFAULT_SOFA, "cleaned")}), and {@link CleanedViewMerger}
 * behind them brings their annotations back to the document with original offsets. A missing text
 * gives an empty view. The view gets the document's language.
 */
@ResourceMetaData(
    name = "Document cleaner",
    description = "Makes a view with cleaned white space; offsets can be led back.")
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
public final class DocumentCleaner extends CasAnnotator_ImplBase {

  /**
   * What is cleaned: {@code disabled}, {@code inplace}, {@code inplace_full}, {@code shrink},
   * {@code shrink_full}, {@code each}, {@code each_full} or {@code delete_full}, with the meanings
   * of the reference system's document assembler. The shrinking modes take line ends away, and with
   * them the sentence ends they would give.
   */
  public static final String PARAM_CLEANUP_MODE = "cleanupMode";

  /** Trims, and makes one blank of each run of white space. */
  public static final String DEFAULT_CLEANUP_MODE = "shrink";

  @ConfigurationParameter(name = PARAM_CLEANUP_MODE, defaultValue = DEFAULT_CLEANUP_MODE)
  private String cleanupMode;

  /** Name of the view to make. A document that has such a view already fails. */
  public static final String PARAM_CLEANED_VIEW = "cleanedView";

  /** The view's name unless another one is given. */
  public static final String DEFAULT_CLEANED_VIEW = "cleaned";

  @ConfigurationParameter(name = PARAM_CLEANED_VIEW, defaultValue = DEFAULT_CLEANED_VIEW)
  private String cleanedView;

  private TextCleaner cleaner;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    ParameterCheck check = new ParameterCheck(getClass());
    cleaner = new TextCleaner(check.choice(PARAM_CLEANUP_MODE, cleanupMode, CleanupMode.class));
    check.throwIfFaulty();
  }

  @Override
  public void process(CAS cas) {
    String text = cas.getDocumentText();
    CAS view = cas.createView(cleanedView);
    view.setDocumentLanguage(cas.getDocumentLanguage());
    view.setDocumentText(text == null ? "" : cleaner.clean(text).text());
  }
}
