-- Pages of the payment provider that were asked for. The row is written before the provider is asked, so that whoever asks again
-- after a crash asks for the same one.
create table card_checkout (
  contract_id integer not null,
  order_id    integer not null,
  attempt     integer not null check (attempt > 0),
  begun_at    timestamptz not null,
  expires_at  timestamptz not null check (expires_at > begun_at),
  session_id  text unique,                  -- the provider's name for it, once it has answered
  url         text,
  closed_at   timestamptz,                  -- paid, expired or given up: nothing more is expected of it
  primary key (contract_id, order_id, attempt),
  foreign key (contract_id, order_id) references credit_order,
  check ((session_id is null) = (url is null))
);
create index card_checkout_open on card_checkout (begun_at) where closed_at is null;
revoke delete, truncate on card_checkout from cloudcredits_app;

-- What the provider has told, word for word, before anything is done about it. Each is applied once.
create table payment_event (
  id          text primary key check (length(id) between 1 and 255),
  type        text not null,
  received_at timestamptz not null,
  body        text not null,
  applied_at  timestamptz,
  outcome     text,
  check ((applied_at is null) = (outcome is null))
);
create index payment_event_waiting on payment_event (received_at) where applied_at is null;
revoke delete, truncate on payment_event from cloudcredits_app;
