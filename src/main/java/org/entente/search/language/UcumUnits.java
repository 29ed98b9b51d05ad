package org.entente.search.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.Component;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/**
 * UCUM codes as scales.
 *
 * <p>The library parses and knows what each unit is defined as; powers and products are taken here.
 * Its own conversion multiplies digit by digit and once per power ({@code km99} takes over a
 * second), and does without Celsius. Units on a scale that is no multiple of another (pH, decibel)
 * and arbitrary ones ({@code [iU]}) are dimensions of their own, as UCUM sections 21 and 24 demand.
 */
final class UcumUnits {
  private static final MathContext DIGITS = new MathContext(34);
  private static final int LARGEST_POWER = 30;
  private static final int MOST_NESTED = 10;

  /** Beyond, a double has no value. */
  private static final int LARGEST_MAGNITUDE = 250;

  private static final BigDecimal FAHRENHEIT =
      BigDecimal.valueOf(5).divide(BigDecimal.valueOf(9), DIGITS);

  /** Degrees in kelvins, and where their scales have their zero. */
  private static final Map<String, Unit> DEGREES =
      Map.of(
          "Cel", new Unit("K", BigDecimal.ONE, new BigDecimal("273.15")),
          "[degF]",
              new Unit("K", FAHRENHEIT, new BigDecimal("459.67").multiply(FAHRENHEIT, DIGITS)),
          "[degRe]", new Unit("K", new BigDecimal("1.25"), new BigDecimal("273.15")));

  private static final UcumEssenceService UCUM = load();
  private static final Map<String, Product> DEFINED = new ConcurrentHashMap<>();

  /** A factor times base units to their powers. */
  private record Product(BigDecimal factor, Map<String, Integer> powers) {
    static final Product ONE = new Product(BigDecimal.ONE, Map.of());

    static Product of(String base) {
      return new Product(BigDecimal.ONE, Map.of(base, 1));
    }

    Product times(Product other) {
      Map<String, Integer> sum = new TreeMap<>(powers);
      other.powers.forEach((base, power) -> sum.merge(base, power, Integer::sum));
      return new Product(factor.multiply(other.factor, DIGITS), sum);
    }

    Product times(BigDecimal number) {
      return new Product(factor.multiply(number, DIGITS), powers);
    }

    Product to(int power) {
      BigDecimal raised = factor.pow(Math.abs(power), DIGITS);
      return new Product(
          power < 0 ? BigDecimal.ONE.divide(raised, DIGITS) : raised,
          powers.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue() * power)));
    }

    String dimension() {
      return new TreeMap<>(powers)
          .entrySet().stream()
              .filter(each -> each.getValue() != 0)
              .map(each -> each.getKey() + (each.getValue() == 1 ? "" : each.getValue()))
              .collect(Collectors.joining("."));
    }
  }

  /** What UCUM allows and this does not: powers, nesting or magnitudes nobody measures in. */
  private static final class Excessive extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private UcumUnits() {}

  private static UcumEssenceService load() {
    try (InputStream definitions =
        UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
      return new UcumEssenceService(definitions);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (UcumException broken) {
      throw new IllegalStateException("the definitions of UCUM cannot be read", broken);
    }
  }

  /**
   * Empty for what is no UCUM code. Hostile ones end here too: the text is short, and whatever the
   * library makes of it, it is a matter of this one text.
   */
  static Optional<Unit> parse(String text) {
    if (text.length() > Quantities.LONGEST
        || text.chars().filter(c -> c == '(').count() > MOST_NESTED) {
      return Optional.empty();
    }
    try {
      Term term = new ExpressionParser(UCUM.getModel()).parse(text);
      Optional<Unit> degrees = degrees(term);
      return degrees.isPresent() ? degrees : Optional.of(unit(product(term)));
    } catch (UcumException | RuntimeException noUnit) {
      return Optional.empty();
    }
  }

  private static Unit unit(Product product) {
    int magnitude = product.factor().precision() - product.factor().scale();
    if (Math.abs(magnitude) > LARGEST_MAGNITUDE) {
      throw new Excessive();
    }
    return new Unit(product.dimension(), product.factor(), BigDecimal.ZERO);
  }

  /** Degrees standing alone tell a temperature; in a compound they tell a difference. */
  private static Optional<Unit> degrees(Term term) throws UcumException {
    if (!term.hasTerm()
        && term.getComp() instanceof Symbol symbol
        && symbol.getExponent() == 1
        && DEGREES.containsKey(symbol.getUnit().getCode())) {
      Unit scale = DEGREES.get(symbol.getUnit().getCode());
      return Optional.of(
          new Unit(
              scale.dimension(), scale.factor().multiply(prefix(symbol), DIGITS), scale.offset()));
    }
    return Optional.empty();
  }

  /** From left to right, as UCUM reads: {@code m/s.s} is m. */
  private static Product product(Term first) throws UcumException {
    Product product = Product.ONE;
    int sign = 1;
    for (Term term = first; term != null; term = term.getTerm()) {
      if (term.hasComp()) {
        product = product.times(product(term.getComp()).to(sign));
      }
      sign = term.getOp() == Operator.DIVISION ? -1 : 1;
    }
    return product;
  }

  private static Product product(Component component) throws UcumException {
    return switch (component) {
      case Factor number -> Product.ONE.times(BigDecimal.valueOf(number.getValue()));
      case Term nested -> product(nested);
      case Symbol symbol -> {
        if (Math.abs(symbol.getExponent()) > LARGEST_POWER) {
          throw new Excessive();
        }
        yield definition(symbol.getUnit()).times(prefix(symbol)).to(symbol.getExponent());
      }
      default -> throw new IllegalStateException("unknown part of a unit");
    };
  }

  private static Product definition(org.fhir.ucum.Unit unit) throws UcumException {
    String code = unit.getCode();
    if (unit instanceof BaseUnit) {
      return Product.of(code);
    }
    Product known = DEFINED.get(code);
    if (known == null) {
      known = definition((DefinedUnit) unit);
      DEFINED.put(code, known);
    }
    return known;
  }

  private static Product definition(DefinedUnit unit) throws UcumException {
    String code = unit.getCode();
    if (DEGREES.containsKey(code)) {
      return Product.of("K").times(DEGREES.get(code).factor());
    }
    if (unit.isSpecial()) {
      return Product.of(code);
    }
    String meaning = unit.getValue().getUnit();
    BigDecimal value = number(unit.getValue().getValue());
    boolean arbitrary = meaning.equals("1") && value.compareTo(BigDecimal.ONE) == 0;
    if (arbitrary) {
      return Product.of(code);
    }
    return product(new ExpressionParser(UCUM.getModel()).parse(meaning)).times(value);
  }

  private static BigDecimal prefix(Symbol symbol) {
    return symbol.hasPrefix() ? number(symbol.getPrefix().getValue()) : BigDecimal.ONE;
  }

  private static BigDecimal number(Decimal decimal) {
    return new BigDecimal(decimal.asDecimal());
  }
}
