-- How a contract manager meters shared credits out.

-- A person stands in at most one group of a contract, so that totals by group add up to the contract's total.
create table user_group (
  contract_id integer not null references contract,
  id          integer not null,
  name        text not null check (length(name) between 1 and 80),
  primary key (contract_id, id)
);
create unique index user_group_name on user_group (contract_id, lower(name));

create table group_member (
  contract_id integer not null,
  person_id   integer not null references person,
  group_id    integer not null,
  primary key (contract_id, person_id),
  foreign key (contract_id, group_id) references user_group
);

-- No row: unlimited. 0: no shared credits. Scope new_person is copied to a person who is seated for the first time.
create table cap (
  contract_id integer not null references contract,
  scope       text not null check (scope in ('contract', 'group', 'person', 'new_person')),
  subject     integer not null default 0,       -- group or person; 0 for the others
  period      text not null check (period in ('month', 'ever')),
  credits     numeric(14,2) not null check (credits >= 0),
  primary key (contract_id, scope, subject),
  check ((scope in ('contract', 'new_person')) = (subject = 0))
);

create table charge_code (
  contract_id integer not null references contract,
  code        text not null check (length(code) between 1 and 60),
  name        text not null default '' check (length(name) <= 120),
  open        boolean not null default true,
  primary key (contract_id, code)
);

-- A named user asks for more shared credits than the cap allows; whoever sets caps decides.
create table credit_request (
  contract_id integer not null references contract,
  id          integer not null,
  person_id   integer not null references person,
  credits     numeric(14,2) not null check (credits > 0),
  reason      text not null check (length(reason) between 1 and 500),
  asked_at    timestamptz not null,
  state       text not null default 'open' check (state in ('open', 'granted', 'declined', 'withdrawn')),
  decided_at  timestamptz,
  decided_by  integer references person,
  primary key (contract_id, id),
  check ((state = 'open') = (decided_at is null))
);
create unique index credit_request_one_open on credit_request (contract_id, person_id) where state = 'open';
