package cloudcredits.db;

import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

/** Every enum is kept as text, its name in lower case: {@code SOFTWARE_COORDINATOR} both ways. */
final class EnumType implements ArgumentFactory.Preparable {

  void register(Jdbi jdbi) {
    jdbi.registerArgument(this);
    ColumnMapperFactory mappers = (type, config) -> enumOf(type).map(EnumType::mapper);
    jdbi.registerColumnMapper(mappers);
    jdbi.registerArrayType(
        (type, config) -> enumOf(type).map(found -> SqlArrayType.of("text", EnumType::text)));
  }

  @Override
  public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
    return enumOf(type).map(found -> EnumType::argument);
  }

  private static Argument argument(Object value) {
    return value == null
        ? (position, statement, context) -> statement.setNull(position, Types.VARCHAR)
        : (position, statement, context) -> statement.setString(position, text(value));
  }

  private static ColumnMapper<?> mapper(Class<?> type) {
    return (row, column, context) -> {
      String text = row.getString(column);
      return text == null ? null : constant(type, text);
    };
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> text(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " '" + text + "'"));
  }

  private static String text(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  /** The enum itself, also where a constant with a body has a class of its own. */
  private static Optional<Class<?>> enumOf(Type type) {
    Class<?> raw = GenericTypes.getErasedType(type);
    return raw.isEnum()
        ? Optional.of(raw)
        : Optional.<Class<?>>ofNullable(raw.getSuperclass()).filter(Class::isEnum);
  }
}
