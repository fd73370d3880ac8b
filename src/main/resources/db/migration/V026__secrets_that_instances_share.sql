-- Keys that every instance on this database must agree on, made at random by the first that needs one.
create table secret (
  name  text primary key,
  value bytea not null check (length(value) >= 32)
);
