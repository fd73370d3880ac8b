-- Tax is dated data like prices: a rate a country, from a day on. An order keeps what it was promised.
create table tax_rate (
  country        char(2) not null check (country ~ '^[A-Z]{2}$'),
  valid_from     date not null,
  name           text not null check (length(name) between 1 and 30),     -- VAT, GST, sales tax
  percent        numeric(6,3) not null check (percent >= 0 and percent < 100),
  reverse_charge boolean not null,          -- a customer with a tax number owes the tax itself
  published_at   timestamptz not null,
  published_by   integer references person,
  primary key (country, valid_from)
);
revoke update, delete, truncate on tax_rate from cloudcredits_app;

-- Whom a contract's papers are made out to, as it is now; papers and orders keep what it was.
create table billing_address (
  contract_id integer primary key references contract,
  name        text not null check (length(name) between 1 and 200),
  street      text not null check (length(street) between 1 and 200),
  postal_code text not null check (length(postal_code) <= 20),
  city        text not null check (length(city) between 1 and 100),
  country     char(2) not null check (country ~ '^[A-Z]{2}$'),
  tax_number  text not null check (length(tax_number) <= 40)
);
revoke delete, truncate on billing_address from cloudcredits_app;
