package cloudcredits.db;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Maps a row to any public record, column to component by name ({@code granted_at} to {@code
 * grantedAt}), so that {@code mapTo(SomeRecord.class)} needs no registration. Records that stand
 * for one column ({@code Credits}) stay with their column mapper.
 */
final class RecordRows implements RowMapperFactory {

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    Class<?> raw = GenericTypes.getErasedType(type);
    return raw.isRecord() && config.get(ColumnMappers.class).findFor(type).isEmpty()
        ? Optional.of(ConstructorMapper.of(raw))
        : Optional.empty();
  }
}
