/**
 * How jobs enter and leave the queue. Whoever hands out or gives back a place under a concurrency key holds
 * inngest.lock(), so that limits are exact over several processes and nobody overtakes within a key. Locks are taken
 * in one order everywhere: inngest.lock(), then the run, then its jobs.
 */
export const queue = `
create or replace function inngest.lock() returns void language sql as $$
  select pg_advisory_xact_lock(7705, 1)
$$;

create or replace function inngest.full_key(p_keys text[], p_limits int[]) returns text language sql volatile as $$
  select wanted.key from unnest(p_keys, p_limits) with ordinality as wanted(key, most, place)
  where (select count(*) from inngest.slot where slot.key = wanted.key) >= wanted.most
  order by place limit 1
$$;

-- A job whose key is taken is born blocked: it must not stand in the way of those that could run.
create or replace function inngest.enqueue(r inngest.run, p_step text, p_at timestamptz)
returns void language plpgsql as $$
declare
  due boolean := p_at <= clock_timestamp();
  wall text := case when due then inngest.full_key(r.keys, r.limits) end;
begin
  insert into inngest.job (run_id, kind, step_id, state, run_at, rank, keys, limits, blocked_by)
  values (r.id, 'call', p_step, case when not due then 'later' when wall is null then 'ready' else 'blocked' end,
          p_at, r.rank, r.keys, r.limits, wall);
end $$;

create or replace function inngest.promote(p_key text) returns boolean language plpgsql as $$
begin
  update inngest.job set state = 'ready', blocked_by = null where id =
    (select id from inngest.job where state = 'blocked' and blocked_by = p_key order by rank, id limit 1);
  return found;
end $$;

create or replace function inngest.release(p_job bigint) returns void language plpgsql as $$
declare
  freed text;
begin
  for freed in delete from inngest.slot where job_id = p_job returning key loop
    perform inngest.promote(freed);
  end loop;
end $$;

-- A job that was promoted for one of its keys and now waits for another: the place it did not take goes to the next.
create or replace function inngest.block(j inngest.job, p_wall text) returns boolean language plpgsql as $$
declare
  place int;
  handed_on boolean := false;
begin
  update inngest.job set state = 'blocked', blocked_by = p_wall where id = j.id;
  for place in 1..cardinality(j.keys) loop
    if j.keys[place] <> p_wall
      and (select count(*) from inngest.slot where key = j.keys[place]) < j.limits[place] then
      handed_on := inngest.promote(j.keys[place]) or handed_on;
    end if;
  end loop;
  return handed_on;
end $$;

create or replace function inngest.schedule(p_runs jsonb) returns void language plpgsql as $$
declare
  d record;
  r inngest.run;
begin
  for d in select * from jsonb_to_recordset(p_runs) as planned(
    id text, function_id text, event jsonb, singleton text, rank double precision,
    keys text[], limits int[], at timestamptz) loop
    insert into inngest.run (id, function_id, event, singleton, rank, keys, limits)
    values (d.id, d.function_id, d.event, d.singleton, d.rank, d.keys, d.limits)
    on conflict do nothing returning * into r;
    if found then perform inngest.enqueue(r, 'step', coalesce(d.at, clock_timestamp())); end if;
  end loop;
end $$;
`
