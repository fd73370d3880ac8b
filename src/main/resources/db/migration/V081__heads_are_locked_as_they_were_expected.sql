-- A batch may be decided before its heads are locked: on books that are remembered, or on those that the batch ahead of it will
-- leave. Then this locks them, in the order in which everybody locks, and refuses when one has moved on meanwhile.
create function lock_heads_at(contracts integer[], versions bigint[]) returns void
language plpgsql as $$
begin
  perform from ledger_head where contract_id = any (contracts) order by contract_id for no key update;
  perform from unnest(contracts, versions) as expected(contract_id, version)
    left join ledger_head h on h.contract_id = expected.contract_id
   where h.version is distinct from expected.version;
  if found then
    raise exception 'the ledger has moved on since this was decided' using errcode = 'serialization_failure';
  end if;
end
$$;
