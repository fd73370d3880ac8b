-- Whether this database was filled with demonstration data, and whether that was finished: at most one row.
create table demo_data (
  only_one    boolean primary key default true check (only_one),
  begun_at    timestamptz not null,
  finished_at timestamptz
);
