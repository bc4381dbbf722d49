ALTER TABLE "link" ADD COLUMN "cause_id" UUID, ADD COLUMN "failed_at" TIMESTAMPTZ(3);
UPDATE "link" SET failed_at = failed_since;
-- What the page of issues groups: few links fail, and everything else must not be read for it.
CREATE INDEX "link_failing" ON "link"("organization_id", "store_id") WHERE failed_since IS NOT NULL;
ALTER TABLE "target_link" ADD COLUMN "cause_id" UUID;

-- Partitions live in a schema of their own. Nobody but the owner may look at them by themselves: row-level security and
-- grants are those of the table that they belong to.
CREATE SCHEMA IF NOT EXISTS "history";

-- Makes the partitions of a table for the months from `first` to `ahead` months from now, and moves into them what had
-- to be kept in the default partition meanwhile. Months are those of UTC.
CREATE FUNCTION keep_partitions(parent text, ahead int, first timestamptz DEFAULT now()) RETURNS int
LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  month timestamptz := date_trunc('month', first);
  name text;
  made int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('partitions of ' || parent));
  WHILE month <= date_trunc('month', now()) + ahead * interval '1 month' LOOP
    name := parent || to_char(month, '_YYYY_MM');
    IF to_regclass('history.' || name) IS NULL THEN
      EXECUTE format('CREATE TABLE history.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name, parent);
      EXECUTE format('WITH moved AS (DELETE FROM history.%I WHERE at >= %L AND at < %L RETURNING *)
        INSERT INTO history.%I SELECT * FROM moved',
        parent || '_rest', month, month + interval '1 month', name);
      EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION history.%I FOR VALUES FROM (%L) TO (%L)',
        parent, name, month, month + interval '1 month');
      made := made + 1;
    END IF;
    month := month + interval '1 month';
  END LOOP;
  RETURN made;
END $$;

-- Drops the partitions of a table whose months had ended by `before`.
CREATE FUNCTION drop_partitions(parent text, before timestamptz) RETURNS int
LANGUAGE plpgsql SET timezone = 'UTC' SET lock_timeout = '5s' AS $$
DECLARE
  name text;
  dropped int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('partitions of ' || parent));
  FOR name IN
    SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
    WHERE inhparent = ('public.' || quote_ident(parent))::regclass AND relname ~ '_\d{4}_\d{2}$'
      AND to_timestamp(right(relname, 7), 'YYYY_MM') + interval '1 month' <= before
  LOOP
    EXECUTE format('DROP TABLE history.%I', name);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;

-- Both are for the owner of the database alone.
REVOKE ALL ON FUNCTION keep_partitions, drop_partitions FROM PUBLIC;

ALTER TABLE "event" RENAME TO "event_before";
ALTER TABLE "event_before" DROP CONSTRAINT "event_pkey", DROP CONSTRAINT "event_organization_id_fkey";
DROP INDEX "event_organization_id_id_idx", "event_organization_id_user_id_id_idx", "event_organization_id_store_id_id_idx",
  "event_organization_id_target_id_id_idx";

CREATE TABLE "event" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "kind" TEXT NOT NULL,
  "outcome" "EventOutcome" NOT NULL,
  "title" TEXT NOT NULL,
  "actor" JSONB NOT NULL,
  "user_id" UUID,
  "store_id" UUID,
  "directory_id" UUID,
  "target_id" UUID,
  "cause_id" UUID,
  "changes" JSONB NOT NULL,
  "steps" JSONB NOT NULL,
  "request_id" TEXT,
  "reason" JSONB,
  "duration_ms" DOUBLE PRECISION,
  CONSTRAINT "event_pkey" PRIMARY KEY ("id", "at")
) PARTITION BY RANGE ("at");
CREATE TABLE history.event_rest PARTITION OF "event" DEFAULT;
CREATE INDEX "event_organization_id_id_idx" ON "event"("organization_id", "id" DESC);
CREATE INDEX "event_organization_id_user_id_id_idx" ON "event"("organization_id", "user_id", "id" DESC);
CREATE INDEX "event_organization_id_store_id_id_idx" ON "event"("organization_id", "store_id", "id" DESC);
CREATE INDEX "event_organization_id_target_id_id_idx" ON "event"("organization_id", "target_id", "id" DESC);
CREATE INDEX "event_organization_id_outcome_id_idx" ON "event"("organization_id", "outcome", "id" DESC);
CREATE INDEX "event_organization_id_cause_id_idx" ON "event"("organization_id", "cause_id");
ALTER TABLE "event" ADD CONSTRAINT "event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- History is appended, never changed.
GRANT SELECT, INSERT ON "event" TO rollcall_tenant;
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "event" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

SELECT keep_partitions('event', 3, coalesce((SELECT min(at) FROM "event_before"), now()));
INSERT INTO "event" (id, organization_id, at, kind, outcome, title, actor, user_id, store_id, directory_id, target_id,
                     changes, steps, request_id, reason, duration_ms)
SELECT id, organization_id, at, kind, outcome, title, actor, user_id, store_id, directory_id, target_id,
       changes, steps, request_id, reason, duration_ms FROM "event_before";
DROP TABLE "event_before";

ALTER TABLE "scim_request" RENAME TO "scim_request_before";
ALTER TABLE "scim_request_before" DROP CONSTRAINT "scim_request_pkey", DROP CONSTRAINT "scim_request_directory_id_fkey";
DROP INDEX "scim_request_organization_id_directory_id_at_idx", "scim_request_directory_id_id_idx";

CREATE TABLE "scim_request" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "directory_id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "method" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "status" INTEGER NOT NULL,
  "duration_ms" DOUBLE PRECISION NOT NULL,
  "user_agent" TEXT,
  "user_id" UUID,
  "error" TEXT,
  "request_body" JSONB,
  "response_body" JSONB,
  CONSTRAINT "scim_request_pkey" PRIMARY KEY ("id", "at")
) PARTITION BY RANGE ("at");
CREATE TABLE history.scim_request_rest PARTITION OF "scim_request" DEFAULT;
CREATE INDEX "scim_request_organization_id_directory_id_at_idx" ON "scim_request"("organization_id", "directory_id", "at" DESC);
CREATE INDEX "scim_request_directory_id_id_idx" ON "scim_request"("directory_id", "id" DESC);
ALTER TABLE "scim_request" ADD CONSTRAINT "scim_request_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;
GRANT SELECT, INSERT, UPDATE, DELETE ON "scim_request" TO rollcall_tenant;
ALTER TABLE "scim_request" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "scim_request" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

SELECT keep_partitions('scim_request', 3, coalesce((SELECT min(at) FROM "scim_request_before"), now()));
INSERT INTO "scim_request" (id, organization_id, directory_id, at, method, path, status, duration_ms, user_agent, user_id,
                            error, request_body, response_body)
SELECT id, organization_id, directory_id, at, method, path, status, duration_ms, user_agent, user_id,
       error, request_body, response_body FROM "scim_request_before";
DROP TABLE "scim_request_before";
