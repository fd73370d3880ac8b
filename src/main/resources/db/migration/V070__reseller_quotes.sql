-- A reseller's quote: asked for by the customer or offered unasked, accepted or declined, delivered. That an offer has
-- expired is no state of its own: the clock says so, whether or not anything has run.

create table quote (
  contract_id   integer not null references contract,
  id            integer not null,           -- 1, 2, 3, … on each contract
  token         uuid not null,              -- made with the form: one form asks, or offers, once
  reseller_id   integer not null references reseller,
  state         text not null
                check (state in ('asked', 'offered', 'declined', 'withdrawn', 'accepted', 'delivered')),
  wanted_packs  integer check (wanted_packs > 0),
  wish          text check (length(wish) <= 500),
  asked_by      integer references person,
  asked_at      timestamptz,
  packs         integer check (packs > 0),
  pack_credits  numeric(14,2) check (pack_credits > 0),
  pack_price    numeric(14,2) check (pack_price >= 0),
  currency      char(3),
  valid_until   timestamptz,                -- the first instant at which it can't be accepted
  note          text check (length(note) <= 500),
  offered_by    integer references person,
  offered_at    timestamptz check (offered_at < valid_until),
  purchase_order_number text check (length(purchase_order_number) between 1 and 60),
  accepted_by   integer references person,
  accepted_at   timestamptz check (accepted_at < valid_until),
  delivered_by  integer references person,
  delivered_at  timestamptz,
  reason        text check (length(reason) <= 500),
  ended_by      integer references person,
  ended_at      timestamptz,
  primary key (contract_id, id),
  unique (contract_id, token),
  check (num_nulls(wanted_packs, wish, asked_by, asked_at) in (0, 4)),
  check (num_nulls(packs, pack_credits, pack_price, currency, valid_until, note, offered_by, offered_at) in (0, 8)),
  check (num_nulls(purchase_order_number, accepted_by, accepted_at) in (0, 3)),
  check (num_nulls(delivered_by, delivered_at) in (0, 2)),
  check (num_nulls(reason, ended_by, ended_at) in (0, 3)),
  check (asked_at is not null or offered_at is not null),
  check (state <> 'asked' or offered_at is null),
  check (state not in ('offered', 'declined', 'accepted', 'delivered') or offered_at is not null),
  check ((state in ('accepted', 'delivered')) = (accepted_at is not null)),
  check ((state = 'delivered') = (delivered_at is not null)),
  check ((state in ('declined', 'withdrawn')) = (ended_at is not null))
);
revoke delete, truncate on quote from cloudcredits_app;

-- Who sold an order: nobody but the vendor, or a reseller by a quote, which makes one order, whatever is clicked.
-- The reseller invoices it, so nothing is owed to the vendor for it.
alter table credit_order
  add column reseller_id integer references reseller,
  add column quote_id integer,
  add unique (contract_id, quote_id),
  add foreign key (contract_id, quote_id) references quote,
  add check ((reseller_id is null) = (quote_id is null)),
  add check (reseller_id is null or state = 'paid');
