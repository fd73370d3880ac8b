-- A filter of the usage report that somebody keeps by name. Its query is the canonical one, read again whenever it is opened.
create table saved_view (
  contract_id integer not null references contract,
  person_id   integer not null references person,
  id          integer not null,             -- 1, 2, 3, … of each person on each contract
  name        text not null check (length(name) between 1 and 60),
  query       text not null check (length(query) between 1 and 2000),
  saved_at    timestamptz not null,
  primary key (contract_id, person_id, id)
);
create unique index saved_view_name on saved_view (contract_id, person_id, lower(name));
