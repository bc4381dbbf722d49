/**
 * The runner's own schema, created at each start where it is missing. It is no business of Prisma's migrations: with
 * the real engine it does not exist.
 *
 * A job is one call to make of a function (`call`) or a moment to wait for (`timer`). `later` waits for its time,
 * `blocked` for a place under one of its concurrency keys; a `slot` is such a place, taken by a running job.
 */
export const tables = `
create schema if not exists inngest;
create sequence if not exists inngest.worker as int;

create table if not exists inngest.event (
  id text primary key,
  payload jsonb not null,
  received_at timestamptz not null default clock_timestamp()
);
create index if not exists event_received on inngest.event (received_at);

create table if not exists inngest.run (
  id text primary key,
  function_id text not null,
  event jsonb not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  singleton text,
  rank double precision not null,
  keys text[] not null,
  limits int[] not null,
  version int not null default -1,
  planned boolean not null default false,
  pending text[] not null default '{}',
  output jsonb,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create unique index if not exists run_singleton on inngest.run (function_id, singleton)
  where ended_at is null and singleton is not null;
create index if not exists run_ended on inngest.run (ended_at) where ended_at is not null;

create table if not exists inngest.step (
  run_id text not null references inngest.run on delete cascade,
  id text not null,
  place bigserial,
  result jsonb not null,
  primary key (run_id, id)
);

create table if not exists inngest.job (
  id bigserial primary key,
  run_id text not null,
  kind text not null check (kind in ('call', 'timer')),
  step_id text not null,
  state text not null check (state in ('later', 'ready', 'blocked', 'running')),
  run_at timestamptz not null,
  rank double precision not null,
  keys text[] not null default '{}',
  limits int[] not null default '{}',
  attempt int not null default 0,
  crashes int not null default 0,
  blocked_by text,
  worker int
);
create index if not exists job_later on inngest.job (run_at) where state = 'later';
create index if not exists job_ready on inngest.job (rank, id) where state = 'ready';
create index if not exists job_blocked on inngest.job (blocked_by, rank, id) where state = 'blocked';
create index if not exists job_running on inngest.job (worker) where state = 'running';
create index if not exists job_run on inngest.job (run_id);

create table if not exists inngest.slot (
  key text not null,
  job_id bigint not null,
  primary key (key, job_id)
);
create index if not exists slot_job on inngest.slot (job_id);

create table if not exists inngest.debounce (
  function_id text not null,
  key text not null,
  event jsonb not null,
  due_at timestamptz not null,
  latest_at timestamptz,
  primary key (function_id, key)
);
create index if not exists debounce_due on inngest.debounce (due_at);

create table if not exists inngest.cron (
  function_id text not null,
  expression text not null,
  next_at timestamptz not null,
  primary key (function_id, expression)
);
`
