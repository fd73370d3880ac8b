-- Invoices, receipts and credit notes: numbered without a gap by kind and year, and never changed. The number's row is locked in
-- the order's own transaction; each number leans on the one before, so that the database itself knows no gap.
create table paper_counter (
  kind text not null check (kind in ('invoice', 'receipt', 'credit_note')),
  year integer not null check (year between 2000 and 9999),
  last integer not null check (last >= 0),
  primary key (kind, year)
);

create table paper (
  kind        text not null check (kind in ('invoice', 'receipt', 'credit_note')),
  year        integer not null,
  number      integer not null check (number > 0),
  previous    integer generated always as (nullif(number - 1, 0)) stored,
  contract_id integer not null,
  order_id    integer not null,
  issued_at   timestamptz not null,
  net         numeric(14,2) not null,
  tax         numeric(14,2) not null,
  currency    char(3) not null,
  facts       text not null,                -- everything that is printed, as JSON
  hash        bytea not null check (hash = sha256(convert_to(facts, 'UTF8'))),
  primary key (kind, year, number),
  unique (contract_id, order_id, kind),     -- an order has one of each at most
  foreign key (kind, year) references paper_counter,
  foreign key (kind, year, previous) references paper (kind, year, number),
  foreign key (contract_id, order_id) references credit_order
);

-- Made once from a paper's facts; the same bytes for ever.
create table paper_file (
  kind     text not null,
  year     integer not null,
  number   integer not null,
  made_at  timestamptz not null,
  pdf      bytea not null,
  hash     bytea not null check (hash = sha256(pdf)),
  primary key (kind, year, number),
  foreign key (kind, year, number) references paper
);
revoke update, delete, truncate on paper, paper_file from cloudcredits_app;
revoke delete, truncate on paper_counter from cloudcredits_app;
