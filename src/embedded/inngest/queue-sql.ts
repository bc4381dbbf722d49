/**
 * How jobs enter and leave the queue. Whoever hands out or gives back a place under a concurrency key holds
 * inngest.lock(), so that limits are exact over several processes and nobody overtakes within a key. Locks are taken
 * in one order everywhere: inngest.lock(), then the run, then its jobs.
 */
export const queue = `
create or replace function inngest.lock() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7705, 1);
end $$;

-- In plpgsql rather than SQL, which would be planned again at each call.
create or replace function inngest.full_key(p_keys text[], p_limits int[]) returns text language plpgsql as $$
begin
  for place in 1..cardinality(p_keys) loop
    if (select count(*) from inngest.slot where key = p_keys[place]) >= p_limits[place] then
      return p_keys[place];
    end if;
  end loop;
  return null;
end $$;

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

-- Takes in a plan. An event whose id was seen in the last 24 hours is left out, with what it would have started.
create or replace function inngest.ingest(p_plan jsonb) returns void language plpgsql as $$
declare
  fresh text[];
  d record;
begin
  if (p_plan->>'exclusive')::boolean then perform inngest.lock(); end if;
  with kept as (
    insert into inngest.event (id, payload)
    select payload->>'id', payload from jsonb_array_elements(p_plan->'events') as sent(payload) order by 1
    on conflict (id) do update set payload = excluded.payload, received_at = excluded.received_at
      where event.received_at < clock_timestamp() - interval '24 hours'
    returning id
  ) select array_agg(id) into fresh from kept;

  for d in select * from jsonb_to_recordset(p_plan->'postponed') as postponed(
    function_id text, key text, event jsonb, due_at timestamptz, latest_at timestamptz)
    where event->>'id' = any(fresh) loop
    insert into inngest.debounce values (d.function_id, d.key, d.event, d.due_at, d.latest_at)
    on conflict (function_id, key) do update
      set event = excluded.event, due_at = least(excluded.due_at, debounce.latest_at);
  end loop;

  perform inngest.schedule((
    select jsonb_agg(run order by place) from jsonb_array_elements(p_plan->'runs') with ordinality as planned(run, place)
    where run#>>'{event,id}' = any(fresh)));
end $$;
`
