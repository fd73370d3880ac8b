-- A job is one task that a named user runs on a cloud service. A refused one is kept as well: reports tell of it.
--
-- No foreign keys on what is written with every job: each costs a query and a lock on the referred row, and all jobs refer
-- to the same few (one API key, one service, one shared grant), so that transactions of different contracts would meet
-- there. The rows are written by the ledger alone, under the lock of the contract's ledger_head, from what it has just
-- read; nothing they refer to can be deleted; and the nightly check of the ledger looks for rows that refer to nothing.
create table job (
  contract_id   integer not null,
  id            uuid not null,
  person_id     integer not null,
  service_key   text not null,
  rate_version  integer,                    -- none: the service named its own price
  variables     jsonb not null,
  estimate      numeric(14,2) not null check (estimate >= 0),
  charge_code   text check (length(charge_code) between 1 and 60),
  group_id      integer,                    -- the person's group when the job was asked for
  licence_id    integer,                    -- the licence that the person was seated on
  api_key_id    integer,
  state         text not null check (state in ('held', 'settled', 'released', 'expired', 'refused')),
  occurred_at   timestamptz not null,       -- the service's clock
  recorded_at   timestamptz not null,       -- ours
  held_until    timestamptz,
  finished_at   timestamptz,
  held          numeric(14,2) not null default 0 check (held >= 0),
  used          numeric(14,2) not null default 0 check (used >= 0),
  returned      numeric(14,2) not null default 0 check (returned between 0 and used),
  refusal       text,
  refusal_words text,
  primary key (contract_id, id),
  check ((state = 'held') = (finished_at is null)),
  check (state = 'held' or held = 0),
  check (state <> 'held' or held_until is not null),
  check ((state = 'refused') = (refusal is not null)),
  check (state <> 'refused' or used = 0)
) with (fillfactor = 55);                -- every job is settled or released once: room for it on the same page
create index job_of_person on job (contract_id, person_id, id);

-- The holds that are open, and when they end by themselves. Not an index on job: an index on what every settlement changes
-- would make each of them write all indexes of the job anew.
create table open_hold (
  contract_id integer not null,
  job_id      uuid not null,
  held_until  timestamptz not null,
  primary key (contract_id, job_id)
);

-- Which grants pay for a job, in the order in which they were drawn.
create table job_draw (
  contract_id integer not null,
  job_id      uuid not null,
  ordinal     smallint not null check (ordinal >= 0),
  grant_id    integer not null,
  month       date not null check (extract(day from month) = 1),  -- the caps' month, when it was drawn
  held        numeric(14,2) not null check (held >= 0),
  used        numeric(14,2) not null default 0 check (used >= 0),
  returned    numeric(14,2) not null default 0 check (returned between 0 and used),
  primary key (contract_id, job_id, ordinal)
) with (fillfactor = 55);

-- What caps count: shared credits held or used, by the month in which they were drawn.
create table shared_use (
  contract_id integer not null,
  month       date not null check (extract(day from month) = 1),
  person_id   integer not null,
  group_id    integer not null default 0,
  credits     numeric(14,2) not null check (credits >= 0),
  primary key (contract_id, month, person_id, group_id)
) with (fillfactor = 50);

revoke truncate on open_hold from cloudcredits_app;
revoke delete, truncate on job, job_draw, shared_use from cloudcredits_app;
