package org.medcas.annotator;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ExternalResource;
import org.apache.uima.fit.descriptor.LanguageCapability;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.fit.util.CasUtil;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.dkpro.core.api.parameter.ComponentParameters;
import org.medcas.annotator.TagWriter.Detail;
import org.medcas.annotator.TagWriter.ModelTags;
import org.medcas.chunking.Decoding;
import org.medcas.chunking.TagDecoder;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelCache;
import org.medcas.tagging.ClassifierException;
import org.medcas.tagging.SentenceTagger;
import org.medcas.tagging.SubwordStrategy;
import org.medcas.tagging.TaggingOptions;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.tagging.onnx.ModelKey;
import org.medcas.tagging.onnx.RuntimeOptions;
import org.medcas.types.ProcessingReport;
import org.medcas.types.SentenceTags;
import org.medcas.types.TokenTag;

/**
 * Tags every token of every sentence with a BERT token classifier.
 *
 * <p>Reads sentences and tokens; writes one {@link SentenceTags} per sentence for the {@link
 * ConceptAnnotator}, one {@link ProcessingReport} per document, and, on request, one {@link
 * TokenTag} per token. Every token inside a sentence gets exactly one tag, however long the
 * sentence. All engines of the JVM that name the same model share it; the last one destroyed closes
 * it.
 */
@ResourceMetaData(
    name = "BERT tag annotator",
    description = "Tags every token with a BERT token classifier run by ONNX Runtime.")
@LanguageCapability({"nl", "en"})
@OperationalProperties(
    modifiesCas = true,
    multipleDeploymentAllowed = true,
    outputsNewCases = false)
@TypeCapability(
    inputs = {Sentence._TypeName, Token._TypeName},
    outputs = {SentenceTags._TypeName, TokenTag._TypeName, ProcessingReport._TypeName})
public final class BertTagAnnotator extends JCasAnnotator_ImplBase {

  /**
   * The model bundle: {@code nl} or {@code en} for one that ships with the library, a folder, or
   * {@code classpath:} and a package. Without it the bundle of {@code language} is taken. A folder
   * that is named {@code nl} or {@code en} is written {@code ./nl}.
   */
  public static final String PARAM_MODEL_LOCATION = ComponentParameters.PARAM_MODEL_LOCATION;

  @ConfigurationParameter(name = PARAM_MODEL_LOCATION, mandatory = false)
  private String modelLocation;

  /**
   * Language of the documents, {@code nl} or {@code en}; needed only where {@code modelLocation} is
   * not given. Beside a model that names another language it is refused.
   */
  public static final String PARAM_LANGUAGE = ComponentParameters.PARAM_LANGUAGE;

  @ConfigurationParameter(name = PARAM_LANGUAGE, mandatory = false)
  private String language;

  /**
   * Which of several graphs in the bundle is run: {@code int8} means {@code model_int8.onnx}. By
   * default {@code model.onnx}.
   */
  public static final String PARAM_VARIANT = ComponentParameters.PARAM_VARIANT;

  @ConfigurationParameter(name = PARAM_VARIANT, mandatory = false)
  private String modelVariant;

  /** Full name of the sentence type. Tokens outside every sentence get no tag. */
  public static final String PARAM_SENTENCE_TYPE = "sentenceType";

  /** The sentence of DKPro Core. */
  public static final String DEFAULT_SENTENCE_TYPE = Sentence._TypeName;

  @ConfigurationParameter(name = PARAM_SENTENCE_TYPE, defaultValue = DEFAULT_SENTENCE_TYPE)
  private String sentenceType;

  /** Full name of the token type, subtypes included. The concept annotator needs the same value. */
  public static final String PARAM_TOKEN_TYPE = TokenSelection.PARAM_TOKEN_TYPE;

  @ConfigurationParameter(name = PARAM_TOKEN_TYPE, defaultValue = TokenSelection.DEFAULT_TOKEN_TYPE)
  private String tokenType;

  /**
   * Full names of subtypes of the token type that get no tag; by default the line ends of cTAKES. A
   * name that the type system does not know is ignored. The concept annotator needs the same value.
   */
  public static final String PARAM_EXCLUDED_TOKEN_TYPES = TokenSelection.PARAM_EXCLUDED_TOKEN_TYPES;

  @ConfigurationParameter(
      name = PARAM_EXCLUDED_TOKEN_TYPES,
      defaultValue = TokenSelection.DEFAULT_EXCLUDED_TOKEN_TYPE)
  private String[] excludedTokenTypes;

  /**
   * Longest window in pieces, start and end piece included, from 3 to the model's positions; longer
   * sentences are cut into overlapping windows. Too low a value takes context away, too high a one
   * costs time on long sentences.
   */
  public static final String PARAM_MAX_PIECES = "maxPieces";

  @ConfigurationParameter(
      name = PARAM_MAX_PIECES,
      defaultValue = "" + TaggingOptions.DEFAULT_MAX_PIECES)
  private int maxPieces;

  /**
   * Pieces that neighbouring windows share, from 0 to less than a window. With too few, words at a
   * window's edge are tagged without context; many cost time on long sentences only.
   */
  public static final String PARAM_OVERLAP = "overlap";

  @ConfigurationParameter(
      name = PARAM_OVERLAP,
      defaultValue = "" + TaggingOptions.DEFAULT_OVERLAP_PIECES)
  private int overlap;

  /**
   * Most pieces in one call of the model, at least 1. Fewer cost time per call, more cost memory.
   */
  public static final String PARAM_BATCH_PIECES = "batchPieces";

  @ConfigurationParameter(
      name = PARAM_BATCH_PIECES,
      defaultValue = "" + TaggingOptions.DEFAULT_BATCH_PIECES)
  private int batchPieces;

  /**
   * How a word's tag comes from its pieces: {@code first}, {@code best} (the surest piece) or
   * {@code mean}. Models are trained on the first piece; another choice rarely helps them.
   */
  public static final String PARAM_SUBWORD_STRATEGY = "subwordStrategy";

  @ConfigurationParameter(name = PARAM_SUBWORD_STRATEGY, defaultValue = "first")
  private String subwordStrategy;

  /**
   * Scheme of the model's labels: {@code auto} (from the labels), {@code bio}, {@code bioes},
   * {@code io}, {@code iob1} or {@code none}. A wrong value makes the decoding forbid what the
   * model means.
   */
  public static final String PARAM_SCHEME = SchemeChoice.PARAM_SCHEME;

  @ConfigurationParameter(name = PARAM_SCHEME, defaultValue = SchemeChoice.DEFAULT_SCHEME)
  private String scheme;

  /**
   * How one tag per token is chosen: {@code viterbi} (the most probable sequence that keeps the
   * scheme) or {@code argmax} (each token by itself; broken sequences are repaired and counted by
   * the concept annotator).
   */
  public static final String PARAM_DECODING = "decoding";

  @ConfigurationParameter(name = PARAM_DECODING, defaultValue = "viterbi")
  private String decoding;

  /** Whether a {@link TokenTag} is written for every token; costs memory on long documents. */
  public static final String PARAM_WRITE_TOKEN_TAGS = "writeTokenTags";

  @ConfigurationParameter(name = PARAM_WRITE_TOKEN_TAGS, defaultValue = "false")
  private boolean writeTokenTags;

  /**
   * Whether each {@link TokenTag} holds the probability of every label, in the order of the
   * report's label names; has no effect without {@code writeTokenTags}.
   */
  public static final String PARAM_WRITE_PROBABILITIES = "writeProbabilities";

  @ConfigurationParameter(name = PARAM_WRITE_PROBABILITIES, defaultValue = "false")
  private boolean writeProbabilities;

  /**
   * What happens to a sentence that the model cannot score: {@code fail} ends the document with an
   * exception, {@code skip} leaves the sentence untagged and counts it.
   */
  public static final String PARAM_ON_ERROR = "onError";

  @ConfigurationParameter(name = PARAM_ON_ERROR, defaultValue = "fail")
  private String onError;

  /**
   * Where the model runs: {@code cpu}, {@code gpu} or {@code gpu:N}. A GPU needs the artifact
   * onnxruntime_gpu in place of onnxruntime.
   */
  public static final String PARAM_DEVICE = "device";

  @ConfigurationParameter(name = PARAM_DEVICE, defaultValue = RuntimeOptions.DEFAULT_DEVICE)
  private String device;

  /**
   * Threads inside one call of the model, at least 1. With one engine per core 1 is fastest; more
   * than the free cores is slower than 1.
   */
  public static final String PARAM_INTRA_OP_THREADS = "intraOpThreads";

  @ConfigurationParameter(
      name = PARAM_INTRA_OP_THREADS,
      defaultValue = "" + RuntimeOptions.DEFAULT_INTRA_OP_THREADS)
  private int intraOpThreads;

  /**
   * A model bound by name instead of {@code modelLocation}; optional. The key is fully qualified
   * because UIMA looks an unbound key up as a file.
   */
  public static final String RES_SHARED_MODEL = "org.medcas.annotator.BertTagAnnotator.sharedModel";

  @ExternalResource(key = RES_SHARED_MODEL, mandatory = false)
  private SharedModel sharedModel;

  private ModelCache.Lease<LoadedModel> lease;
  private SentenceTagger tagger;
  private ModelTags modelTags;

  /** What becomes of a sentence that the model cannot score. */
  enum ErrorPolicy {
    FAIL,
    SKIP
  }

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    ParameterCheck check = new ParameterCheck(getClass());
    TaggingOptions options = options(check);
    SchemeChoice schemeChoice = SchemeChoice.parse(scheme, check);
    Decoding decodingChoice = check.choice(PARAM_DECODING, decoding, Decoding.class);
    LoadedModel model = check.value(PARAM_MODEL_LOCATION, this::model);
    try {
      check.throwIfFaulty();
    } catch (ResourceInitializationException e) {
      release();
      throw e;
    }
    ModelBundle bundle = model.bundle();
    List<String> labels = bundle.labels();
    tagger = new SentenceTagger(bundle.encoder(), model.classifier(), options);
    modelTags =
        new ModelTags(bundle, TagDecoder.of(labels, schemeChoice.schemeOf(labels), decodingChoice));
  }

  private TaggingOptions options(ParameterCheck check) {
    boolean skips = check.choice(PARAM_ON_ERROR, onError, ErrorPolicy.class) == ErrorPolicy.SKIP;
    SubwordStrategy strategy =
        check.choice(PARAM_SUBWORD_STRATEGY, subwordStrategy, SubwordStrategy.class);
    TaggingOptions options = new TaggingOptions(maxPieces, overlap, batchPieces, strategy, skips);
    check.value(PARAM_MAX_PIECES, options::checked);
    return options;
  }

  private LoadedModel model() throws Exception {
    RuntimeOptions runtime = RuntimeOptions.of(device, intraOpThreads);
    LoadedModel model;
    if (sharedModel != null) {
      model = sharedModel.model();
    } else {
      String location = modelLocation == null ? language : modelLocation;
      lease = LoadedModels.acquire(new ModelKey(location, modelVariant, runtime), maxPieces);
      model = lease.get();
    }
    Optional<String> fault = model.bundle().faultOfPieceLimit(maxPieces);
    if (fault.isPresent()) {
      throw new IllegalArgumentException(fault.get());
    }
    requireLanguage(model.bundle());
    return model;
  }

  private void requireLanguage(ModelBundle bundle) {
    String modelLanguage = bundle.manifest().language();
    if (language != null && !modelLanguage.isEmpty() && !modelLanguage.equals(language)) {
      throw new IllegalArgumentException(
          "the model at ["
              + bundle.location()
              + "] is for language '"
              + modelLanguage
              + "' (got "
              + PARAM_LANGUAGE
              + " '"
              + language
              + "')");
    }
  }

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    CAS cas = jcas.getCas();
    TokenSelection tokens = TokenSelection.of(cas, tokenType, excludedTokenTypes);
    List<AnnotationFS> sentences =
        List.copyOf(CasUtil.select(cas, CasUtil.getAnnotationType(cas, sentenceType)));
    ProcessingReport report = modelTags.newReport(jcas);
    Detail detail = new Detail(writeTokenTags, writeProbabilities);
    TagWriter writer = new TagWriter(sentences, tokens, report, modelTags, detail);
    Iterator<List<String>> words =
        sentences.stream().map(sentence -> words(tokens, sentence)).iterator();
    try {
      writer.finish(tagger.tag(words, writer));
    } catch (ClassifierException e) {
      throw new AnalysisEngineProcessException(e);
    }
  }

  private static List<String> words(TokenSelection tokens, AnnotationFS sentence) {
    return tokens.coveredBy(sentence).stream().map(AnnotationFS::getCoveredText).toList();
  }

  /** Lets the model go; the last engine on it closes it. */
  @Override
  public void destroy() {
    release();
    super.destroy();
  }

  private void release() {
    if (lease != null) {
      lease.close();
    }
  }
}
