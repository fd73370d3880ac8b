package cloudcredits.catalogue;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import com.ezylang.evalex.parser.Token.TokenType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rate read in the {@link RateLanguage}.
 *
 * @param variables that the formula uses
 * @param choices that it compares with
 * @param calculated the variables and choices that it uses as numbers, outside a comparison
 */
record Formula(
    Expression expression, Set<String> variables, Set<String> choices, Set<String> calculated) {

  private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Set<String> COMPARISONS = Set.of("=", "!=");
  private static final Set<TokenType> NAMES =
      Set.of(TokenType.VARIABLE_OR_CONSTANT, TokenType.STRING_LITERAL);

  /**
   * Reads a formula.
   *
   * @throws ParseException with a sentence that says where it cannot be read
   */
  static Formula parse(String text) throws ParseException {
    Expression expression = new Expression(text, RateLanguage.CONFIGURATION);
    List<ASTNode> nodes = expression.getAllASTNodes();
    List<Token> tokens = nodes.stream().map(ASTNode::getToken).toList();
    for (Token token : tokens) {
      requirePlain(token);
    }
    return new Formula(
        expression,
        values(tokens, TokenType.VARIABLE_OR_CONSTANT),
        values(tokens, TokenType.STRING_LITERAL),
        calculated(nodes));
  }

  private static void requirePlain(Token token) throws ParseException {
    if (token.getType() == TokenType.NUMBER_LITERAL
        && !PLAIN_NUMBER.matcher(token.getValue()).matches()) {
      throw new ParseException(token, "numbers are plain decimals, like 0.5 or 1000000");
    }
  }

  private static Set<String> values(List<Token> tokens, TokenType type) {
    return tokens.stream()
        .filter(token -> token.getType() == type)
        .map(Token::getValue)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The interpreter would take a word for nought, and the job for cheaper than it is. */
  private static Set<String> calculated(List<ASTNode> nodes) {
    return nodes.stream()
        .filter(node -> !COMPARISONS.contains(node.getToken().getValue()))
        .flatMap(node -> node.getParameters().stream())
        .map(ASTNode::getToken)
        .filter(token -> NAMES.contains(token.getType()))
        .map(Token::getValue)
        .collect(Collectors.toUnmodifiableSet());
  }
}
