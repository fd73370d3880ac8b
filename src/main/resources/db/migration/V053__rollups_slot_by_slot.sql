-- The rollups as single figures again, for the nightly check that compares them with the entries.
create view usage_rollup_slot as
select r.contract_id, r.cube, r.span, r.start, r.person_id, r.service_key, r.code, r.group_id, r.licence_id, s.slot,
       coalesce(r.individual[i], 0) - coalesce(r.individual[i - 1], 0) as individual,
       coalesce(r.shared[i], 0) - coalesce(r.shared[i - 1], 0) as shared,
       coalesce(r.returned[i], 0) - coalesce(r.returned[i - 1], 0) as returned,
       coalesce(r.jobs[i], 0) - coalesce(r.jobs[i - 1], 0) as jobs,
       coalesce(r.refused[i], 0) - coalesce(r.refused[i - 1], 0) as refused
  from usage_rollup r cross join lateral unnest(r.slots) with ordinality as s(slot, i);

create view credit_rollup_slot as
select r.contract_id, r.span, r.start, r.grant_id, r.kind, r.replacement, r.movement, s.slot,
       r.credits[i] - coalesce(r.credits[i - 1], 0) as credits
  from credit_rollup r cross join lateral unnest(r.slots) with ordinality as s(slot, i);
