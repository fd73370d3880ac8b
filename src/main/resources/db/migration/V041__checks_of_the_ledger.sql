-- What the nightly check of the ledger found: one row for each thing that must hold, sound ones too.
create table ledger_check (
  checked_at timestamptz not null,
  ordinal    smallint not null,
  what       text not null,
  wrong      bigint not null check (wrong >= 0),
  examples   text[] not null,
  primary key (checked_at, ordinal)
);
