-- What a card has paid is returned by the payment provider when the portal asks for it. What was owed before stays with the
-- operators: they may have returned it at the provider already.
alter table repayment
  add column state        text not null default 'owed' check (state in ('owed', 'requested', 'returned', 'failed')),
  add column ask_at       timestamptz,       -- when the provider is asked next; null: it is not asked (any more)
  add column refund_id    text unique,       -- the provider's name for the money going back
  add column requested_at timestamptz,
  add column failure      text,              -- the provider's words
  drop constraint repayment_check;
update repayment set state = 'returned' where returned_at is not null;
alter table repayment
  add constraint repayment_returned check ((state = 'returned') = (returned_at is not null)),
  add constraint repayment_returned_by check (
    case when returned_by is not null then state = 'returned' when state = 'returned' then refund_id is not null else true end),
  add constraint repayment_requested check (
    (refund_id is null) = (requested_at is null) and (state <> 'requested' or refund_id is not null)),
  add constraint repayment_failed check (state <> 'failed' or failure is not null),
  add constraint repayment_asked check (ask_at is null or (reference <> '' and state in ('owed', 'requested')));
drop index repayment_owed;
create index repayment_owed on repayment (owed_since) where state <> 'returned';
create index repayment_to_ask on repayment (ask_at) where ask_at is not null;
create index repayment_of_payment on repayment (reference) where reference <> '';
