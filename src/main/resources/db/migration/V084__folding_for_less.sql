-- Folding for less: sums of bigints that stay bigints, where sum() makes numerics of them, some ninety a job; and rows that
-- are there already are not looked for while the rollups are empty. What is folded stays as it is.
create aggregate total (bigint) (sfunc = int8pl, stype = bigint, initcond = '0');

create or replace function fold_usage(of_contract integer, now_at timestamptz, most bigint) returns bigint
language plpgsql security definer
set search_path = public, pg_temp
-- Planned once, by the indexes: planning costs more than folding a few entries does, and a plan that was made while a table
-- was empty would scan it when it has grown.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
set work_mem = '64MB'
as $$
declare
  days_of text;
  done    usage_fold;
  newest  bigint;
  upto    record;
begin
  select time_zone into strict days_of from contract where id = of_contract;
  insert into usage_fold values (of_contract, days_of, -1, 0, now_at) on conflict do nothing;
  select * into strict done from usage_fold where contract_id = of_contract for update;
  select version, last_entry into strict upto from ledger_head where contract_id = of_contract;
  newest := upto.last_entry;
  if done.zone <> days_of then
    perform unfold_usage(of_contract);
    done.version := -1;
    done.entry := 0;
  end if;
  if upto.version = done.version then
    return 0;
  end if;
  if newest > done.entry + most then
    select version, last_entry into strict upto from ledger_posting
     where contract_id = of_contract and version > done.version and last_entry >= done.entry + most
     order by version limit 1;
  end if;

  if upto.last_entry - done.entry > 50000 then
    -- A backlog: rather whole tables at once than row by row.
    perform set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_hashjoin', 'on', true),
            set_config('enable_mergejoin', 'on', true), set_config('enable_seqscan', 'on', true),
            set_config('work_mem', '256MB', true);
  end if;

  with line as (
      select (e.effective_at at time zone days_of)::date as day, j.person_id, j.service_key, j.charge_code,
             j.group_id, j.licence_id,
             case when g.kind = 'individual' then c.used else 0 end as individual,
             case when g.kind = 'shared' then c.used else 0 end as shared,
             case when c.used < 0 then -c.used else 0 end as returned,
             0 as jobs, 0 as refused,
             0 as uncharged, 0 as reversed_individual, 0 as reversed_shared, 0 as reversed_jobs
        from ledger_entry e
        join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
        join job j on j.contract_id = e.contract_id and j.id = e.job_id
       cross join lateral (
         select (case e.movement when 'settle' then e.credits else -e.credits end * 100)::bigint as used) c
       where e.contract_id = of_contract and e.entry > done.entry and e.entry <= upto.last_entry
         and e.movement in ('settle', 'reverse', 'reverse_lapsed')
      union all
      select (j.recorded_at at time zone days_of)::date, j.person_id, j.service_key, j.charge_code,
             j.group_id, j.licence_id, 0, 0, 0,
             case j.state when 'refused' then 0 else 1 end, case j.state when 'refused' then 1 else 0 end, 0, 0, 0, 0
        from job j
       where j.contract_id = of_contract and j.version > done.version and j.version >= 0 and j.version <= upto.version
      union all
      select day, person_id, service_key, charge_code, group_id, licence_id, 0, 0, 0, 0, 0,
             uncharged, reversed_individual, reversed_shared, reversed_jobs
        from outcomes_between(of_contract, days_of, done.version, done.entry, upto.version, upto.last_entry)),
    fact as materialized (
      select day, person_id, service_key, coalesce(charge_code, '') as code, coalesce(group_id, 0) as group_id,
             coalesce(licence_id, 0) as licence_id,
             total(individual) as individual, total(shared) as shared, total(returned) as returned,
             sum(jobs)::integer as jobs, sum(refused)::integer as refused,
             sum(uncharged)::integer as uncharged, total(reversed_individual) as reversed_individual,
             total(reversed_shared) as reversed_shared, sum(reversed_jobs)::integer as reversed_jobs
        from line group by 1, 2, 3, 4, 5, 6),
    month as materialized (
      select k.person_id, date_trunc('month', f.day)::date as start, k.group_id, k.licence_id, k.cube, k.service_key,
             k.code, extract(day from f.day)::smallint as slot,
             total(individual) as individual, total(shared) as shared, total(returned) as returned,
             sum(jobs)::integer as jobs, sum(refused)::integer as refused,
             sum(uncharged)::integer as uncharged, total(reversed_individual) as reversed_individual,
             total(reversed_shared) as reversed_shared, sum(reversed_jobs)::integer as reversed_jobs
        from fact f
       cross join lateral (values
           ('service', 0, f.service_key, '', 0, 0),
           ('group', 0, f.service_key, '', f.group_id, f.licence_id),
           ('code', 0, f.service_key, f.code, f.group_id, 0),
           ('person', f.person_id, '', '', f.group_id, f.licence_id),
           ('all', f.person_id, f.service_key, f.code, f.group_id, f.licence_id))
         as k(cube, person_id, service_key, code, group_id, licence_id)
       group by 1, 2, 3, 4, 5, 6, 7, 8),
    news as materialized (
      select person_id, start, group_id, licence_id, cube, 'month' as span, service_key, code, slot,
             individual, shared, returned, jobs, refused,
             uncharged, reversed_individual, reversed_shared, reversed_jobs
        from month
      union all
      select person_id, date_trunc('year', start)::date, group_id, licence_id, cube, 'year', service_key, code,
             extract(month from start)::smallint,
             total(individual), total(shared), total(returned), sum(jobs)::integer, sum(refused)::integer,
             sum(uncharged)::integer, total(reversed_individual), total(reversed_shared),
             sum(reversed_jobs)::integer
        from month group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
    known as (
      select n.person_id, n.start, n.group_id, n.licence_id, n.cube, n.span, n.service_key, n.code, s.slot,
             coalesce(r.individual[i], 0) - coalesce(r.individual[i - 1], 0) as individual,
             coalesce(r.shared[i], 0) - coalesce(r.shared[i - 1], 0) as shared,
             coalesce(r.returned[i], 0) - coalesce(r.returned[i - 1], 0) as returned,
             (coalesce(r.jobs[i], 0) - coalesce(r.jobs[i - 1], 0))::integer as jobs,
             (coalesce(r.refused[i], 0) - coalesce(r.refused[i - 1], 0))::integer as refused,
             (coalesce(r.uncharged[i], 0) - coalesce(r.uncharged[i - 1], 0))::integer as uncharged,
             coalesce(r.reversed_individual[i], 0) - coalesce(r.reversed_individual[i - 1], 0) as reversed_individual,
             coalesce(r.reversed_shared[i], 0) - coalesce(r.reversed_shared[i - 1], 0) as reversed_shared,
             (coalesce(r.reversed_jobs[i], 0) - coalesce(r.reversed_jobs[i - 1], 0))::integer as reversed_jobs
        from (select distinct person_id, start, group_id, licence_id, cube, span, service_key, code from news) n
       cross join lateral (
         select * from usage_rollup u
          where u.contract_id = of_contract and u.cube = n.cube and u.span = n.span and u.start = n.start
            and u.person_id = n.person_id and u.service_key = n.service_key and u.code = n.code
            and u.group_id = n.group_id and u.licence_id = n.licence_id and done.version >= 0
          limit 1) r
       cross join lateral unnest(r.slots) with ordinality as s(slot, i)),
    slot as (
      select person_id, start, group_id, licence_id, cube, span, service_key, code, slot,
             total(individual) as individual, total(shared) as shared, total(returned) as returned,
             sum(jobs)::integer as jobs, sum(refused)::integer as refused,
             sum(uncharged)::integer as uncharged, total(reversed_individual) as reversed_individual,
             total(reversed_shared) as reversed_shared, sum(reversed_jobs)::integer as reversed_jobs
        from (table news union all table known) both_of
       group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
    -- sorted by numbers before texts, and written month by month: that is how it is read
    running as (
      select person_id, start, group_id, licence_id, cube, span, service_key, code, slot,
             total(individual) over upto_slot as individual, total(shared) over upto_slot as shared,
             total(returned) over upto_slot as returned, sum(jobs) over upto_slot as jobs,
             sum(refused) over upto_slot as refused, sum(uncharged) over upto_slot as uncharged,
             total(reversed_individual) over upto_slot as reversed_individual,
             total(reversed_shared) over upto_slot as reversed_shared, sum(reversed_jobs) over upto_slot as reversed_jobs,
             individual <> 0 as has_individual, shared <> 0 as has_shared, returned <> 0 as has_returned,
             jobs <> 0 as has_jobs, refused <> 0 as has_refused,
             uncharged <> 0 as has_uncharged, reversed_individual <> 0 as has_reversed_individual,
             reversed_shared <> 0 as has_reversed_shared, reversed_jobs <> 0 as has_reversed_jobs
        from slot
      window upto_slot as (
        partition by start, person_id, group_id, licence_id, cube, span, service_key, code order by slot
        rows unbounded preceding))
  insert into usage_rollup as u (contract_id, cube, span, start, person_id, service_key, code, group_id, licence_id,
                                 slots, individual, shared, returned, jobs, refused,
                                 uncharged, reversed_individual, reversed_shared, reversed_jobs)
  select of_contract, cube, span, start, person_id, service_key, code, group_id, licence_id,
         array_agg(slot order by slot),
         case when bool_or(has_individual) then array_agg(individual order by slot) else '{}' end,
         case when bool_or(has_shared) then array_agg(shared order by slot) else '{}' end,
         case when bool_or(has_returned) then array_agg(returned order by slot) else '{}' end,
         case when bool_or(has_jobs) then array_agg(jobs::bigint order by slot) else '{}' end,
         case when bool_or(has_refused) then array_agg(refused::bigint order by slot) else '{}' end,
         case when bool_or(has_uncharged) then array_agg(uncharged::bigint order by slot) else '{}' end,
         case when bool_or(has_reversed_individual) then array_agg(reversed_individual order by slot) else '{}' end,
         case when bool_or(has_reversed_shared) then array_agg(reversed_shared order by slot) else '{}' end,
         case when bool_or(has_reversed_jobs) then array_agg(reversed_jobs::bigint order by slot) else '{}' end
    from running
   group by start, person_id, group_id, licence_id, cube, span, service_key, code
  on conflict (contract_id, cube, span, start, person_id, service_key, code, group_id, licence_id) do update
    set slots = excluded.slots, individual = excluded.individual, shared = excluded.shared,
        returned = excluded.returned, jobs = excluded.jobs, refused = excluded.refused,
        uncharged = excluded.uncharged, reversed_individual = excluded.reversed_individual,
        reversed_shared = excluded.reversed_shared, reversed_jobs = excluded.reversed_jobs;

  with line as materialized (
      select (e.effective_at at time zone days_of)::date as day, e.grant_id, g.kind,
             g.source = 'replacement' as replacement, e.movement, (sum(e.credits) * 100)::bigint as credits
        from ledger_entry e
        join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
       where e.contract_id = of_contract and e.entry > done.entry and e.entry <= upto.last_entry
       group by 1, 2, 3, 4, 5),
    news as (
      select s.span, s.start, k.grant_id, l.kind, l.replacement, l.movement, s.slot, total(l.credits) as credits
        from line l
       cross join lateral (values (0), (l.grant_id)) as k(grant_id)
       cross join lateral (values
           ('month', date_trunc('month', l.day)::date, extract(day from l.day)::smallint),
           ('year', date_trunc('year', l.day)::date, extract(month from l.day)::smallint)) as s(span, start, slot)
       group by 1, 2, 3, 4, 5, 6, 7),
    known as (
      select n.span, n.start, n.grant_id, n.kind, n.replacement, n.movement, s.slot,
             r.credits[i] - coalesce(r.credits[i - 1], 0) as credits
        from (select distinct span, start, grant_id, kind, replacement, movement from news) n
       cross join lateral (
         select * from credit_rollup u
          where u.contract_id = of_contract and u.grant_id = n.grant_id and u.span = n.span and u.start = n.start
            and u.kind = n.kind and u.replacement = n.replacement and u.movement = n.movement and done.version >= 0
          limit 1) r
       cross join lateral unnest(r.slots) with ordinality as s(slot, i)),
    slot as (
      select span, start, grant_id, kind, replacement, movement, slot, total(credits) as credits
        from (select * from news union all select * from known) both_of
       group by 1, 2, 3, 4, 5, 6, 7),
    running as (
      select span, start, grant_id, kind, replacement, movement, slot,
             total(credits) over (partition by span, start, grant_id, kind, replacement, movement order by slot
                                rows unbounded preceding) as credits
        from slot)
  insert into credit_rollup as u (contract_id, span, start, grant_id, kind, replacement, movement, slots, credits)
  select of_contract, span, start, grant_id, kind, replacement, movement,
         array_agg(slot order by slot), array_agg(credits order by slot)
    from running
   group by span, start, grant_id, kind, replacement, movement
  on conflict (contract_id, grant_id, span, start, kind, replacement, movement) do update
    set slots = excluded.slots, credits = excluded.credits;

  update usage_fold
     set zone = days_of, version = upto.version, entry = upto.last_entry, folded_at = now_at
   where contract_id = of_contract;
  return newest - upto.last_entry;
end $$;
