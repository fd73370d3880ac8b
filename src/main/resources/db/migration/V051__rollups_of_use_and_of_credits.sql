-- Totals of use, kept ready so that a report need not read the entries. They can be made anew from the entries at any time.
--
-- A row has what one combination of keys used in a month, day by day, or in a year, month by month. Figures are running
-- sums within the row, one for each slot (day of the month, month of the year) on which anything happened: what was used
-- from slot a to slot b is the sum up to b less the sum before a, whatever lies between. An empty array is all zeros.
-- Credits are hundredths. So there are as many rows as users × months, not as jobs.

-- How far a contract is folded: the version of its ledger, written in the fold's own transaction.
create table usage_fold (
  contract_id integer primary key,
  zone        text not null,                -- in which days were counted
  version     bigint not null,
  entry       bigint not null,
  folded_at   timestamptz not null
);

create table usage_rollup (
  contract_id integer not null,
  cube        text not null,                -- which keys it is split by; the others are 0 or ''
  span        text not null check (span in ('month', 'year')),
  start       date not null,
  person_id   integer not null,
  service_key text not null,
  code        text not null,                -- '': jobs without one
  group_id    integer not null,             -- 0: people without one
  licence_id  integer not null,             -- 0: not known
  slots       smallint[] not null,
  individual  bigint[] not null,
  shared      bigint[] not null,
  returned    bigint[] not null,
  jobs        bigint[] not null,
  refused     bigint[] not null,
  primary key (contract_id, cube, span, start, person_id, service_key, code, group_id, licence_id)
) partition by list (cube);

create table usage_rollup_service partition of usage_rollup for values in ('service') with (fillfactor = 50);
create table usage_rollup_group   partition of usage_rollup for values in ('group')   with (fillfactor = 70);
create table usage_rollup_code    partition of usage_rollup for values in ('code')    with (fillfactor = 70);
create table usage_rollup_person  partition of usage_rollup for values in ('person')  with (fillfactor = 70);
create table usage_rollup_all     partition of usage_rollup for values in ('all')     with (fillfactor = 70);
-- Who used one service, or worked for one charge code. By their conditions the fold, which looks for one row of any cube,
-- cannot take them for its key.
create index usage_rollup_all_by_service on usage_rollup_all (contract_id, service_key, span, start) where cube = 'all';
create index usage_rollup_all_by_code on usage_rollup_all (contract_id, code, span, start) where cube = 'all';

-- What moved, by grant; grant 0 has all grants of a pool together, replacements apart.
create table credit_rollup (
  contract_id integer not null,
  span        text not null check (span in ('month', 'year')),
  start       date not null,
  grant_id    integer not null,
  kind        text not null,
  replacement boolean not null,
  movement    text not null,
  slots       smallint[] not null,
  credits     bigint[] not null,
  primary key (contract_id, grant_id, span, start, kind, replacement, movement)
) with (fillfactor = 70);

-- Only the fold writes them, with its owner's rights.
revoke insert, update, delete, truncate on usage_fold, usage_rollup, usage_rollup_service, usage_rollup_group,
  usage_rollup_code, usage_rollup_person, usage_rollup_all, credit_rollup from cloudcredits_app;
