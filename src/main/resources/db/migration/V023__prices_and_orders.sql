-- The price list is dated data: an order keeps what it was promised.
create table price (
  currency     char(3) not null,
  valid_from   date not null,
  pack_credits integer not null check (pack_credits > 0),
  pack_price   numeric(14,2) not null check (pack_price >= 0),
  primary key (currency, valid_from)
);
insert into price (currency, valid_from, pack_credits, pack_price) values ('USD', date '2013-01-01', 100, 100.00);
revoke update, delete, truncate on price from cloudcredits_app;

create table credit_order (
  contract_id   integer not null references contract,
  id            integer not null,
  token         uuid not null,              -- made with the form: one form buys once
  state         text not null check (state in ('invoiced', 'paid', 'cancelled')),
  packs         integer not null check (packs > 0),
  credits       numeric(14,2) not null check (credits > 0),
  unit_price    numeric(14,2) not null,
  total         numeric(14,2) not null check (total = unit_price * packs),
  currency      char(3) not null,
  purchase_order_number text not null check (length(purchase_order_number) between 1 and 60),
  invoice_email text not null,
  ordered_by    integer not null references person,
  ordered_at    timestamptz not null,
  due_on        date not null,
  expires_at    timestamptz not null,
  expiry_reason text not null check (expiry_reason in ('one_year', 'renewal')),
  grant_id      integer not null,
  paid_at       timestamptz,
  cancelled_at  timestamptz,
  cancelled_by  integer references person,
  primary key (contract_id, id),
  unique (contract_id, token),
  unique (contract_id, grant_id),
  foreign key (contract_id, grant_id) references credit_grant,
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check (state <> 'paid' or paid_at is not null)
);
revoke delete, truncate on credit_order from cloudcredits_app;
