-- Contracts and what hangs on them. Every key of a contract's rows begins with contract_id, so that the schema can be
-- spread over several servers by contract.

create table customer (
  id         integer generated always as identity primary key,
  name       text not null check (length(name) between 1 and 200)
);

create table contract (
  id             integer generated always as identity primary key,
  number         text not null unique check (number ~ '^[0-9A-Z][0-9A-Z-]{2,31}$'),
  customer_id    integer not null references customer,
  kind           text not null check (kind in ('maintenance_plan', 'subscription')),
  time_zone      text not null,
  currency       char(3) not null default 'USD',
  credit_limit   numeric(14,2) not null default 0 check (credit_limit >= 0),  -- what may be unpaid, by invoice
  charge_codes   text not null default 'off' check (charge_codes in ('off', 'optional', 'required')),
  codes_listed   boolean not null default false,                              -- only codes of the contract's list
  created_at     timestamptz not null,
  cancelled_at   timestamptz
);

-- A term runs from its start until its renewal date, both at 00:00 in the contract's time zone, the latter excluded.
create table contract_term (
  contract_id integer not null references contract,
  starts_on   date not null,
  renewal_on  date not null check (renewal_on > starts_on),
  recorded_at timestamptz not null,
  primary key (contract_id, starts_on),
  unique (contract_id, renewal_on)
);

-- seats_taken is counted here too, so that the database itself refuses one seat too many.
create table licence (
  contract_id integer not null references contract,
  id          integer not null,
  product     text not null check (length(product) between 1 and 200),
  serial      text not null check (length(serial) between 1 and 60),
  seats       integer not null check (seats > 0),
  seats_taken integer not null default 0 check (seats_taken between 0 and seats),
  primary key (contract_id, id),
  unique (contract_id, serial)
);

create table contract_role (
  contract_id  integer not null references contract,
  person_id    integer not null references person,
  role         text not null check (role in ('manager', 'administrator', 'coordinator')),
  appointed_at timestamptz not null,
  appointed_by integer references person,
  primary key (contract_id, person_id)
);
create unique index contract_has_one_manager on contract_role (contract_id) where role = 'manager';
create index contract_role_of_person on contract_role (person_id);

create table contract_reseller (
  contract_id integer primary key references contract,
  reseller_id integer not null references reseller
);
create index contract_of_reseller on contract_reseller (reseller_id);
