-- Which charge codes were ever used is asked for every report's filter: from each code to the next by this index.
-- By its condition the fold cannot take it for the key.
create index usage_rollup_code_ever on usage_rollup_code (contract_id, code) where span = 'year';
