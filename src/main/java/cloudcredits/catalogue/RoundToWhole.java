package cloudcredits.catalogue;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;
import java.math.RoundingMode;

/**
 * {@code ROUND(x)}: to whole credits, halves up. The library's own takes the number of places too,
 * and a billion places are as easily written as two.
 */
@FunctionParameter(name = "value")
final class RoundToWhole extends AbstractFunction {

  @Override
  public EvaluationValue evaluate(
      Expression expression, Token functionToken, EvaluationValue... parameterValues) {
    return expression.convertValue(
        parameterValues[0].getNumberValue().setScale(0, RoundingMode.HALF_UP));
  }
}
