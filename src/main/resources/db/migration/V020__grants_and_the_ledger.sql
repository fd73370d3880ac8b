-- The ledger. Grants and entries are written once; the application's role can neither change nor delete them.
-- Balances are the entries' running sums, kept beside them; the checks below refuse what must never be.

-- One row a contract: what every posting locks first and bumps last. Its version is the watermark of all readers.
create table ledger_head (
  contract_id integer primary key references contract,
  version     bigint  not null default 0,
  last_entry  bigint  not null default 0,
  last_grant  integer not null default 0,
  hash        bytea   not null default decode(repeat('00', 32), 'hex') check (length(hash) = 32)
) with (fillfactor = 50);

create table credit_grant (
  contract_id   integer not null references contract,
  id            integer not null,
  kind          text not null check (kind in ('individual', 'shared')),
  holder_id     integer references person,
  credits       numeric(14,2) not null check (credits > 0),
  granted_at    timestamptz not null,
  expires_at    timestamptz check (expires_at > granted_at),
  expiry_reason text not null check (expiry_reason in ('never', 'one_year', 'renewal', 'replacement')),
  source        text not null check (source in ('first_seat', 'order', 'replacement', 'adjustment')),
  source_ref    text not null,              -- the person, the order, the job, the reason
  primary key (contract_id, id),
  unique (contract_id, id, credits),
  check ((kind = 'individual') = (holder_id is not null)),
  check ((expires_at is null) = (expiry_reason = 'never')),
  check (kind = 'individual' or expires_at is not null),
  check (source <> 'first_seat' or kind = 'individual')
);
-- An order makes one grant, whatever is clicked.
create unique index credit_grant_once_an_order on credit_grant (contract_id, source_ref) where source = 'order';
-- Read by the clock: what expires next.
create index credit_grant_by_expiry on credit_grant (expires_at) where expires_at is not null;

-- Individual credits are given once per person, ever, on whatever contract. A reference table, not a contract's row.
create table first_grant (
  person_id   integer primary key references person,
  contract_id integer not null,
  grant_id    integer not null,
  -- claimed before the grant itself is written, in the same transaction
  foreign key (contract_id, grant_id) references credit_grant deferrable initially deferred
);

-- granted = available + held + used + lapsed, for every grant, always.
create table grant_balance (
  contract_id integer not null,
  grant_id    integer not null,
  granted     numeric(14,2) not null,
  available   numeric(14,2) not null check (available >= 0),
  held        numeric(14,2) not null check (held >= 0),
  used        numeric(14,2) not null check (used >= 0),
  lapsed      numeric(14,2) not null check (lapsed >= 0),
  primary key (contract_id, grant_id),
  foreign key (contract_id, grant_id, granted) references credit_grant (contract_id, id, credits),
  check (granted = available + held + used + lapsed)
) with (fillfactor = 50);

-- An entry moves a positive amount of one grant from one state to another; the movement says from which to which.
-- Its grant is checked where the balance is written, in the same posting (see V021 for why not here).
create table ledger_entry (
  contract_id  integer not null,
  entry        bigint not null,             -- 1, 2, 3, … without a gap on each contract
  version      bigint not null,             -- the posting that wrote it
  grant_id     integer not null,
  movement     text not null check (movement in
               ('grant', 'hold', 'settle', 'release', 'release_lapsed', 'reverse', 'reverse_lapsed', 'lapse', 'void')),
  credits      numeric(14,2) not null check (credits > 0),
  job_id       uuid,
  effective_at timestamptz not null,        -- the day on which it counts
  recorded_at  timestamptz not null,
  primary key (contract_id, entry),
  check (effective_at <= recorded_at),
  check ((job_id is not null) = (movement in ('hold', 'settle', 'release', 'release_lapsed', 'reverse', 'reverse_lapsed')))
);
create index ledger_entry_of_job on ledger_entry (contract_id, job_id) where job_id is not null;

-- A posting: all entries of one transaction on one contract, chained to the posting before by a hash.
create table ledger_posting (
  contract_id integer not null,
  version     bigint not null,
  first_entry bigint not null,
  last_entry  bigint not null check (last_entry >= first_entry),
  recorded_at timestamptz not null,
  previous    bytea not null check (length(previous) = 32),
  hash        bytea not null check (length(hash) = 32),
  primary key (contract_id, version),
  unique (contract_id, previous)            -- a chain does not fork
);

revoke update, delete, truncate on credit_grant, first_grant, ledger_entry, ledger_posting from cloudcredits_app;
revoke delete, truncate on ledger_head, grant_balance from cloudcredits_app;
