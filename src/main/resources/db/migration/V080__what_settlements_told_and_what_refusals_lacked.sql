-- Facts that explain a job later. Both tables are written with the posting that makes them true, never changed, and
-- only where there is something to tell: most jobs write neither. No foreign keys, see V021.

-- What a service told when it settled by variables; the job itself keeps what it told at its beginning.
create table job_settlement (
  contract_id  integer not null,
  job_id       uuid not null,
  id           bigint generated always as identity,   -- in the order in which they were settled
  recorded_at  timestamptz not null,
  credits      numeric(14,2) not null check (credits >= 0),
  final        boolean not null,                      -- whether the rest of the hold came back
  rate_version integer not null,
  variables    jsonb not null,
  primary key (contract_id, job_id, id)
);

-- What a job that was refused for lack of credits needed, and what there was at that moment.
create table job_shortage (
  contract_id integer not null,
  job_id      uuid not null,
  needed      numeric(14,2) not null check (needed > 0),
  individual  numeric(14,2) not null check (individual >= 0),
  shared      numeric(14,2) not null check (shared >= 0),
  cap_scope   text check (cap_scope in ('contract', 'group', 'person')),   -- none: the pool was too small
  cap_subject integer,                                                     -- the group or the person; else 0
  cap_period  text check (cap_period in ('month', 'ever')),
  cap_credits numeric(14,2) check (cap_credits >= 0),
  cap_left    numeric(14,2) check (cap_left between 0 and cap_credits),
  primary key (contract_id, job_id),
  check (num_nulls(cap_scope, cap_subject, cap_period, cap_credits, cap_left) in (0, 5))
);

revoke update, delete, truncate on job_settlement, job_shortage from cloudcredits_app;
