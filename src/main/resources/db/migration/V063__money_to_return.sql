-- Money that the vendor has and must give back, until an operator says that it is returned.
create table repayment (
  contract_id integer not null,
  order_id    integer not null,
  id          integer not null,             -- 1, 2, 3, … on each order
  amount      numeric(14,2) not null check (amount > 0),
  currency    char(3) not null,
  reason      text not null check (reason in ('cancelled', 'paid_after_cancellation', 'paid_twice', 'paid_too_late', 'other_amount')),
  reference   text not null,                -- the provider's payment; '' where the money came by invoice
  owed_since  timestamptz not null,
  returned_at timestamptz,
  returned_by integer references person,
  primary key (contract_id, order_id, id),
  foreign key (contract_id, order_id) references credit_order,
  check ((returned_at is null) = (returned_by is null))
);
create unique index repayment_once_a_cancellation on repayment (contract_id, order_id) where reason = 'cancelled';
create unique index repayment_once_a_payment on repayment (contract_id, order_id, reference) where reference <> '';
create index repayment_owed on repayment (owed_since) where returned_at is null;
revoke delete, truncate on repayment from cloudcredits_app;
