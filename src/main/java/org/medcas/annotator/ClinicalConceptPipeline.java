package org.medcas.annotator;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.metadata.AnalysisEngineMetaData;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.Capability;
import org.apache.uima.resource.metadata.ConfigurationParameter;
import org.apache.uima.resource.metadata.ConfigurationParameterDeclarations;
import org.apache.uima.resource.metadata.ConfigurationParameterSettings;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.ProcessingReport;
import org.medcas.types.TokenTag;

/**
 * The whole way from text to concepts as one aggregate: sentences, tokens, tags, concepts.
 *
 * <p>The aggregate has every parameter of its four engines. A parameter that several of them have,
 * such as {@code language} or {@code tokenType}, means the same to each and is set for all at once.
 */
public final class ClinicalConceptPipeline {

  /** Name of the aggregate, and of its descriptor. */
  public static final String NAME = ClinicalConceptPipeline.class.getSimpleName();

  /** The engines in their order. */
  private static final List<Class<? extends AnalysisComponent>> STAGES =
      List.of(
          SentenceAnnotator.class,
          TokenAnnotator.class,
          BertTagAnnotator.class,
          ConceptAnnotator.class);

  private static final List<String> OUTPUTS =
      List.of(
          Sentence._TypeName,
          Token._TypeName,
          TokenTag._TypeName,
          ClinicalConcept._TypeName,
          ProcessingReport._TypeName);

  private ClinicalConceptPipeline() {}

  /**
   * Describes the pipeline.
   *
   * @param parameters names and values in turn; the names are the {@code PARAM_} constants of the
   *     engines
   * @throws IllegalArgumentException if no engine has a parameter of a given name
   */
  public static AnalysisEngineDescription description(Object... parameters)
      throws ResourceInitializationException {
    AnalysisEngineDescription[] stages = new AnalysisEngineDescription[STAGES.size()];
    String[] names = new String[STAGES.size()];
    for (int i = 0; i < stages.length; i++) {
      stages[i] = AnalysisEngineFactory.createEngineDescription(STAGES.get(i));
      names[i] = STAGES.get(i).getSimpleName();
    }
    AnalysisEngineDescription aggregate =
        AnalysisEngineFactory.createEngineDescription(
            List.of(stages), List.of(names), null, null, null);
    AnalysisEngineMetaData metaData = aggregate.getAnalysisEngineMetaData();
    metaData.setName(NAME);
    metaData.setDescription(
        "Finds sentences, tokens and clinical concepts: the whole way from text to Problem, Test and"
            + " Treatment.");
    metaData.setVersion(stages[0].getAnalysisEngineMetaData().getVersion());
    metaData.setVendor(stages[0].getAnalysisEngineMetaData().getVendor());
    metaData.setCapabilities(new Capability[] {capability()});
    passThrough(stages, names, metaData);
    set(parameters, metaData);
    return aggregate;
  }

  /** What is left in the CAS at the end, and the languages that every stage knows. */
  private static Capability capability() {
    Capability capability = UIMAFramework.getResourceSpecifierFactory().createCapability();
    for (String output : OUTPUTS) {
      capability.addOutputType(output, true);
    }
    capability.setLanguagesSupported(new String[] {"nl", "en"});
    return capability;
  }

  /** Declares every parameter of the stages on the aggregate, overriding it wherever it occurs. */
  private static void passThrough(
      AnalysisEngineDescription[] stages, String[] names, AnalysisEngineMetaData aggregate) {
    Map<String, ConfigurationParameter> declared = new LinkedHashMap<>();
    ConfigurationParameterSettings settings = aggregate.getConfigurationParameterSettings();
    for (int i = 0; i < stages.length; i++) {
      AnalysisEngineMetaData stage = stages[i].getAnalysisEngineMetaData();
      for (ConfigurationParameter own :
          stage.getConfigurationParameterDeclarations().getConfigurationParameters()) {
        ConfigurationParameter outer =
            declared.computeIfAbsent(own.getName(), unseen -> (ConfigurationParameter) own.clone());
        outer.addOverride(names[i] + "/" + own.getName());
        Object value = stage.getConfigurationParameterSettings().getParameterValue(own.getName());
        if (value != null) {
          settings.setParameterValue(own.getName(), value);
        }
      }
    }
    aggregate
        .getConfigurationParameterDeclarations()
        .setConfigurationParameters(declared.values().toArray(ConfigurationParameter[]::new));
  }

  private static void set(Object[] parameters, AnalysisEngineMetaData aggregate) {
    if (parameters.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Parameters are names and values in turn, an even number (got "
              + parameters.length
              + ")");
    }
    ConfigurationParameterDeclarations declarations =
        aggregate.getConfigurationParameterDeclarations();
    for (int i = 0; i < parameters.length; i += 2) {
      String name = String.valueOf(parameters[i]);
      if (declarations.getConfigurationParameter(null, name) == null) {
        throw new IllegalArgumentException(NAME + " has no parameter [" + name + "]");
      }
      aggregate.getConfigurationParameterSettings().setParameterValue(name, parameters[i + 1]);
    }
  }
}
