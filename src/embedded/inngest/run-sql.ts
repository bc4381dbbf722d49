/** How a run moves: jobs are claimed, called by the runner, and settled with what the function answered. */
export const running = `
-- Keeps a step's result. When nothing of the group it belongs to is pending, the function is called again.
create or replace function inngest.record(p_run text, p_step text, p_result jsonb) returns void language plpgsql as $$
declare
  r inngest.run;
begin
  update inngest.run set pending = array_remove(pending, p_step) where id = p_run and ended_at is null returning * into r;
  if not found then return; end if;
  insert into inngest.step (run_id, id, result) values (p_run, p_step, p_result) on conflict do nothing;
  if cardinality(r.pending) = 0 then perform inngest.enqueue(r, 'step', clock_timestamp()); end if;
end $$;

create or replace function inngest.finish(p_run text, p_status text, p_output jsonb) returns boolean
language plpgsql as $$
begin
  update inngest.run set status = p_status, output = p_output, pending = '{}', ended_at = clock_timestamp()
  where id = p_run and ended_at is null;
  if not found then return false; end if;
  perform inngest.release(id) from inngest.job where run_id = p_run;
  delete from inngest.job where run_id = p_run;
  return true;
end $$;

create or replace function inngest.fire_timers() returns void language plpgsql as $$
declare
  j inngest.job;
begin
  for j in select * from inngest.job where state = 'later' and kind = 'timer' and run_at <= clock_timestamp() loop
    perform 1 from inngest.run where id = j.run_id for update;
    delete from inngest.job where id = j.id;
    perform inngest.record(j.run_id, j.step_id, '{"type": "data", "data": null}');
  end loop;
end $$;

-- Everything is read in here: a join in the calling statement would see its older snapshot and miss rows.
create or replace function inngest.claim(p_worker int, p_most int) returns jsonb language plpgsql as $$
declare
  j inngest.job;
  wall text;
  taken bigint[] := '{}';
  seen int;
begin
  -- A claim that a crash of the server forgets is a job that is still there.
  perform set_config('synchronous_commit', 'off', true);
  perform inngest.lock();
  perform inngest.fire_timers();
  update inngest.job set state = 'ready' where state = 'later' and kind = 'call' and run_at <= clock_timestamp();
  <<passes>>
  loop
    seen := 0;
    for j in select * from inngest.job where state = 'ready' order by rank, id limit 200 loop
      exit passes when cardinality(taken) >= p_most;
      seen := seen + 1;
      wall := inngest.full_key(j.keys, j.limits);
      if wall is null then
        insert into inngest.slot (key, job_id) select unnest(j.keys), j.id;
        update inngest.job set state = 'running', worker = p_worker where id = j.id;
        taken := taken || j.id;
      -- Whom the place was handed to may come before those that are next here: look again from the front.
      elsif inngest.block(j, wall) then
        continue passes;
      end if;
    end loop;
    exit when seen < 200;
  end loop;
  return jsonb_build_object('jobs', inngest.describe(taken), 'next', inngest.next_due());
end $$;

create or replace function inngest.describe(p_jobs bigint[]) returns jsonb language plpgsql as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object(
    'id', j.id, 'runId', r.id, 'functionId', r.function_id, 'stepId', j.step_id, 'attempt', j.attempt,
    'event', r.event, 'planned', r.planned, 'version', r.version,
    'steps', (select coalesce(jsonb_agg(jsonb_build_array(s.id, s.result) order by s.place), '[]')
              from inngest.step s where s.run_id = r.id)) order by j.rank, j.id), '[]')
  from inngest.job j join inngest.run r on r.id = j.run_id where j.id = any(p_jobs));
end $$;

-- Milliseconds until something becomes due: of the queue, and of the clock (debounce and cron).
create or replace function inngest.next_due() returns jsonb language plpgsql as $$
begin
  return jsonb_build_object(
    'job', extract(epoch from (select min(run_at) from inngest.job where state = 'later') - clock_timestamp()) * 1000,
    'clock', extract(epoch from least((select min(due_at) from inngest.debounce),
                                      (select min(next_at) from inngest.cron)) - clock_timestamp()) * 1000);
end $$;

-- One answer of a function, in one transaction with what follows from it (the event of a failure). False when the job
-- is no longer this worker's.
create or replace function inngest.settle(p_job bigint, p_worker int, p_outcome jsonb, p_plan jsonb) returns boolean
language plpgsql as $$
declare
  j inngest.job;
  r inngest.run;
  step jsonb;
begin
  if p_plan is not null or (select cardinality(keys) > 0 from inngest.job where id = p_job) then
    perform inngest.lock();
  end if;
  select * into r from inngest.run where id = (select run_id from inngest.job where id = p_job) for update;
  select * into j from inngest.job where id = p_job and worker = p_worker and state = 'running' for update;
  if not found then return false; end if;
  perform inngest.release(j.id);

  if p_outcome->>'kind' = 'retry' then
    update inngest.job set state = 'later', worker = null, attempt = attempt + 1,
      run_at = (p_outcome->>'at')::timestamptz where id = j.id;
    return true;
  end if;

  delete from inngest.job where id = j.id;
  if p_outcome->>'kind' = 'ended' then
    perform inngest.finish(r.id, p_outcome->>'status', p_outcome->'output');
    if p_plan is not null then perform inngest.ingest(p_plan); end if;
    return true;
  end if;

  update inngest.run set status = 'running', version = (p_outcome->>'version')::int,
    planned = planned or (p_outcome->>'parallel')::boolean,
    pending = pending || array(select value->>'id' from jsonb_array_elements(p_outcome->'steps') where value->>'id' <> all(pending))
  where id = r.id returning * into r;
  for step in select value from jsonb_array_elements(p_outcome->'steps') loop
    case step->>'kind'
      when 'result' then perform inngest.record(r.id, step->>'id', step->'result');
      when 'call' then perform inngest.enqueue(r, step->>'id', clock_timestamp());
      when 'timer' then
        insert into inngest.job (run_id, kind, step_id, state, run_at, rank)
        values (r.id, 'timer', step->>'id', 'later', (step->>'at')::timestamptz, r.rank);
    end case;
  end loop;
  return true;
end $$;

create or replace function inngest.cancel(p_run text) returns boolean language plpgsql as $$
begin
  perform inngest.lock();
  perform 1 from inngest.run where id = p_run for update;
  return inngest.finish(p_run, 'cancelled', null);
end $$;

-- Takes jobs back from workers whose database session is gone, as after kill -9: a living worker holds the lock
-- (7706, worker). A job that keeps taking its process down counts its crashes as attempts from the fourth on.
create or replace function inngest.take_back() returns int language plpgsql as $$
declare
  dead int;
  j inngest.job;
  back int := 0;
begin
  perform inngest.lock();
  for dead in select distinct worker from inngest.job where state = 'running' loop
    continue when not pg_try_advisory_xact_lock(7706, dead);
    for j in select * from inngest.job where state = 'running' and worker = dead loop
      perform inngest.release(j.id);
      update inngest.job set state = 'ready', worker = null, crashes = crashes + 1,
        attempt = attempt + (j.crashes >= 3)::int where id = j.id;
      back := back + 1;
    end loop;
  end loop;
  return back;
end $$;

-- An event is remembered as long as its id counts as a repetition.
create or replace function inngest.prune(p_keep_runs interval) returns void language sql as $$
  delete from inngest.event where received_at < clock_timestamp() - interval '24 hours';
  delete from inngest.run where ended_at < clock_timestamp() - p_keep_runs;
$$;
`
