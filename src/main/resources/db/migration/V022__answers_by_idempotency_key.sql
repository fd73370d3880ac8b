-- The answer to a write, stored in the transaction that made it true: the same key asks again, the same bytes come back.
-- Not a contract's row: a key promises one thing whatever contract its body names.
create table answer (
  caller_id    integer not null,             -- an API key, which is never deleted; no foreign key, see V021
  key          text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  status       smallint not null check (status between 200 and 599),
  body         bytea not null,
  recorded_at  timestamptz not null,
  primary key (caller_id, key)
);
create index answer_by_age on answer using brin (recorded_at);
revoke update on answer from cloudcredits_app;
