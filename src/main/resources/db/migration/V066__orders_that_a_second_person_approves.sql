-- Above this gross amount, in the contract's currency, an order needs a second person. Null: none does.
alter table contract add column approval_above numeric(14,2) check (approval_above >= 0);

-- Whoever asked never approves or declines. An order that needs approval has neither credits nor payment before it; from its
-- last instant on nobody approves it, which is no state of its own: the clock says so, whether or not anything has run.
alter table credit_order
  add column approve_before timestamptz check (approve_before > ordered_at), -- null: it needs no approval
  add column approved_by    integer references person,
  add column approved_at    timestamptz,
  add column decline_reason text check (length(decline_reason) between 1 and 500),
  drop constraint credit_order_state_check,
  add constraint credit_order_state_check check (
    state in ('awaiting_approval', 'awaiting_payment', 'invoiced', 'paid', 'cancelled')),
  drop constraint credit_order_grant,
  add constraint credit_order_grant check (
    case when state in ('awaiting_approval', 'awaiting_payment') then grant_id is null
         when state = 'cancelled' then true
         else grant_id is not null end),
  add constraint credit_order_approval check (
    (approved_by is null) = (approved_at is null)
    and case when approved_by is not null
               then approve_before is not null and approved_at < approve_before
                    and approved_by <> ordered_by and state <> 'awaiting_approval'
             when approve_before is not null
               then state in ('awaiting_approval', 'cancelled') and grant_id is null and paid_at is null
             else state <> 'awaiting_approval' end),
  add constraint credit_order_declined check (
    decline_reason is null
    or (state = 'cancelled' and approve_before is not null and approved_by is null
        and cancelled_by is not null and cancelled_by <> ordered_by));
create index credit_order_awaiting_approval on credit_order (contract_id) include (gross, approve_before)
 where state = 'awaiting_approval';
