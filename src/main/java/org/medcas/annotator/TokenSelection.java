package org.medcas.annotator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.util.CasUtil;

/**
 * Which annotations of a CAS are tokens, by type name, so that the types of any pipeline serve.
 *
 * <p>Tagger and concept annotator must see the same tokens: both select them here.
 */
final class TokenSelection {

  static final String PARAM_TOKEN_TYPE = "tokenType";
  static final String DEFAULT_TOKEN_TYPE =
      "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
  static final String PARAM_EXCLUDED_TOKEN_TYPES = "excludedTokenTypes";
  static final String DEFAULT_EXCLUDED_TOKEN_TYPE =
      "org.apache.ctakes.typesystem.type.syntax.NewlineToken";

  private final TypeSystem types;
  private final Type tokenType;
  private final List<Type> excluded;

  private TokenSelection(TypeSystem types, Type tokenType, List<Type> excluded) {
    this.types = types;
    this.tokenType = tokenType;
    this.excluded = excluded;
  }

  /**
   * The selection for one CAS.
   *
   * @param excludedTypes names of subtypes to leave out; names unknown to the CAS are ignored
   * @throws IllegalArgumentException if the CAS does not know the token type
   */
  static TokenSelection of(CAS cas, String tokenTypeName, String[] excludedTypes) {
    TypeSystem types = cas.getTypeSystem();
    Type tokenType = CasUtil.getAnnotationType(cas, tokenTypeName);
    List<Type> excluded =
        Arrays.stream(excludedTypes).map(types::getType).filter(Objects::nonNull).toList();
    return new TokenSelection(types, tokenType, excluded);
  }

  /** The tokens inside {@code sentence}, in text order. */
  List<AnnotationFS> coveredBy(AnnotationFS sentence) {
    List<AnnotationFS> tokens = CasUtil.selectCovered(tokenType, sentence);
    if (excluded.isEmpty()) {
      return tokens;
    }
    List<AnnotationFS> kept = new ArrayList<>(tokens);
    kept.removeIf(token -> excluded.stream().anyMatch(t -> types.subsumes(t, token.getType())));
    return kept;
  }
}
