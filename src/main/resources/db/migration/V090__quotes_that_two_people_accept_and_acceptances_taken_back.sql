-- Above the contract's amount one person accepts a quote and another confirms it, while the offer is open: until then it is
-- 'proposed', and nobody is bound. What was accepted can be taken back by either side until it is delivered: 'cancelled'.
alter table quote
  add column proposed_number text check (length(proposed_number) between 1 and 60),
  add column proposed_by     integer references person,
  add column proposed_at     timestamptz check (proposed_at < valid_until),
  add column ended_by_seller boolean not null default false;

-- The rules of states name the new ones; what they said of the others they still say.
do $$
declare
  rule text;
begin
  for rule in
    select conname from pg_constraint
     where conrelid = 'quote'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%state%'
  loop
    execute format('alter table quote drop constraint %I', rule);
  end loop;
end $$;

alter table quote
  add constraint quote_state check (
    state in ('asked', 'offered', 'proposed', 'declined', 'withdrawn', 'accepted', 'cancelled', 'delivered')),
  add constraint quote_asked check (state <> 'asked' or offered_at is null),
  add constraint quote_offered check (state in ('asked', 'withdrawn') or offered_at is not null),
  add constraint quote_proposed check (
    num_nulls(proposed_number, proposed_by, proposed_at) in (0, 3)
    and (state <> 'proposed' or proposed_at is not null)
    and (state not in ('asked', 'offered') or proposed_at is null)),
  add constraint quote_accepted check ((state in ('accepted', 'cancelled', 'delivered')) = (accepted_at is not null)),
  add constraint quote_confirmed check (accepted_by <> proposed_by and purchase_order_number = proposed_number),
  add constraint quote_delivered check ((state = 'delivered') = (delivered_at is not null)),
  add constraint quote_ended check ((state in ('declined', 'withdrawn', 'cancelled')) = (ended_at is not null)),
  add constraint quote_ended_by_seller check (not ended_by_seller or state = 'cancelled');
