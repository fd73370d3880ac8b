-- The order's row is written first, its grant with the posting that ends the same transaction.
alter table credit_order alter constraint credit_order_contract_id_grant_id_fkey deferrable initially deferred;
-- What is unpaid counts against the contract's credit limit, and waits at the vendor's, the first due first.
create index credit_order_unpaid on credit_order (contract_id) include (total) where state = 'invoiced';
create index credit_order_due on credit_order (due_on) where state = 'invoiced';
