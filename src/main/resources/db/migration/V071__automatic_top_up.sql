-- A contract's standing order: when fewer shared credits are available than "below", packs are bought by invoice, never
-- more than agreed in a calendar month, never sooner after the last time than agreed. No row: never set up.
create table top_up (
  contract_id  integer primary key references contract,
  active       boolean not null,
  below        numeric(14,2) not null check (below > 0),
  packs        integer not null check (packs between 1 and 500),
  most_a_month integer not null check (most_a_month >= packs),
  cool_off_hours integer not null check (cool_off_hours >= 1),
  purchase_order_number text not null check (length(purchase_order_number) between 1 and 60),
  invoice_email text not null,
  set_up_by    integer not null references person,
  set_up_at    timestamptz not null,
  approver_id  integer not null references person,
  confirmed_at timestamptz                  -- null: the next purchase is proposed to the approver first
);

-- What it bought, or proposed. A purchase is written in the transaction that buys.
create table top_up_purchase (
  contract_id integer not null references top_up,
  id          integer not null,             -- 1, 2, 3, … on each contract
  state       text not null check (state in ('proposed', 'bought', 'dropped')),
  packs       integer not null check (packs > 0),
  available   numeric(14,2) not null,       -- when it was decided
  decided_at  timestamptz not null,
  order_id    integer,
  ended_at    timestamptz,
  ended_by    integer references person,    -- null: the portal by itself
  primary key (contract_id, id),
  unique (contract_id, order_id),
  foreign key (contract_id, order_id) references credit_order,
  check ((state = 'bought') = (order_id is not null)),
  check ((state = 'proposed') = (ended_at is null))
);
create unique index top_up_purchase_one_in_flight on top_up_purchase (contract_id) where state = 'proposed';
revoke delete, truncate on top_up, top_up_purchase from cloudcredits_app;
