-- How all grants stood on a past day: read by months and years, not grant by grant.
create index credit_rollup_by_time on credit_rollup (contract_id, span, start) where grant_id <> 0;
