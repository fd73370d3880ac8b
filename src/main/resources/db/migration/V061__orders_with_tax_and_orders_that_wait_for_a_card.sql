-- What is paid is net and tax. Orders without a name to bill have no papers of the vendor: those from before there were any.
alter table credit_order
  add column paid_by          text not null default 'invoice' check (paid_by in ('invoice', 'card')),
  add column tax_name         text,
  add column tax_percent      numeric(6,3),
  add column reverse_charge   boolean,
  add column tax              numeric(14,2) not null default 0 check (tax >= 0),
  add column gross            numeric(14,2) generated always as (total + tax) stored,
  add column payment_reference text,          -- the provider's name of the payment by card
  add column bill_name        text,
  add column bill_street      text,
  add column bill_postal_code text,
  add column bill_city        text,
  add column bill_country     char(2),
  add column bill_tax_number  text,
  add constraint credit_order_billed check (
    num_nulls(bill_name, bill_street, bill_postal_code, bill_city, bill_country, bill_tax_number,
              tax_name, tax_percent, reverse_charge) in (0, 9));

-- What is unpaid counts with its tax.
drop index credit_order_unpaid;
create index credit_order_unpaid on credit_order (contract_id) include (gross) where state = 'invoiced';

-- An order by card makes its grant when it is paid, and none if it never is.
alter table credit_order
  drop constraint credit_order_state_check,
  add constraint credit_order_state_check check (state in ('awaiting_payment', 'invoiced', 'paid', 'cancelled')),
  alter column grant_id drop not null,
  add constraint credit_order_grant check (
    case state when 'awaiting_payment' then grant_id is null when 'cancelled' then true else grant_id is not null end),
  add constraint credit_order_awaits_a_card check (state <> 'awaiting_payment' or paid_by = 'card');
create index credit_order_awaiting on credit_order (ordered_at) where state = 'awaiting_payment';
