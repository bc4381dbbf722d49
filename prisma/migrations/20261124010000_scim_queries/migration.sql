-- Filters compare `search`, the resource with names and case-insensitive values folded as the application folds them:
-- what lower() does depends on a database's locale, and never quite agrees with it.
ALTER TABLE "scim_user" ADD COLUMN "search" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "scim_group" ADD COLUMN "search" JSONB NOT NULL DEFAULT '{}';
UPDATE "scim_user" SET "search" = lower("resource"::text)::jsonb;
UPDATE "scim_group" SET "search" = lower("resource"::text)::jsonb;
ALTER TABLE "scim_user" ALTER COLUMN "search" DROP DEFAULT;
ALTER TABLE "scim_group" ALTER COLUMN "search" DROP DEFAULT;
ALTER TABLE "scim_member" ADD COLUMN "display_fold" TEXT;

-- Order and prefixes go by code point, whatever the database's collation. A value that is too long for an index entry
-- is looked for in `search`.
ALTER TABLE "scim_user" ALTER COLUMN "user_name_fold" TYPE TEXT COLLATE "C";
ALTER TABLE "scim_group" ALTER COLUMN "display_name_fold" TYPE TEXT COLLATE "C";
ALTER TABLE "scim_user" ADD COLUMN "display_name_fold" TEXT COLLATE "C" GENERATED ALWAYS AS (
  CASE WHEN length("search" ->> 'displayname') <= 500 THEN "search" ->> 'displayname' END) STORED;

CREATE INDEX "scim_user_directory_id_display_name_fold_idx" ON "scim_user"("directory_id", "display_name_fold");
CREATE INDEX "scim_user_directory_id_last_modified_idx" ON "scim_user"("directory_id", "last_modified");
CREATE INDEX "scim_member_nested_group_id_idx" ON "scim_member"("nested_group_id");

-- Lists walk the living users by id. The organization is in the index because row-level security asks for it.
DROP INDEX "scim_user_directory_id_id_idx";
CREATE INDEX "scim_user_living" ON "scim_user" ("directory_id", "id") INCLUDE ("organization_id")
  WHERE "deleted_at" IS NULL;
CREATE INDEX "scim_user_inactive" ON "scim_user" ("directory_id", "id") INCLUDE ("organization_id")
  WHERE "deleted_at" IS NULL AND NOT "active";

CREATE TABLE "scim_user_email" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "scim_user_email_pkey" PRIMARY KEY ("user_id","value")
);
CREATE INDEX "scim_user_email_directory_id_value_idx" ON "scim_user_email"("directory_id", "value");
ALTER TABLE "scim_user_email" ADD CONSTRAINT "scim_user_email_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "scim_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "scim_user_count" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "range" BIGINT NOT NULL,
    "users" INTEGER NOT NULL,

    CONSTRAINT "scim_user_count_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 70);
CREATE INDEX "scim_user_count_directory_id_range_idx" ON "scim_user_count"("directory_id", "range");
ALTER TABLE "scim_user_count" ADD CONSTRAINT "scim_user_count_directory_id_fkey"
  FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "scim_user_email", "scim_user_count" TO rollcall_tenant;
ALTER TABLE "scim_user_email" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "scim_user_email" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "scim_user_count" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "scim_user_count" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- E-mail values.
CREATE FUNCTION scim_email_values(search jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT value #>> '{}'
  FROM jsonb_path_query(search, '$.emails[*].value[*] ? (@.type() == "string" && @ != "")') AS value
  WHERE length(value #>> '{}') <= 500
$$;

CREATE FUNCTION scim_user_emails_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO scim_user_email (organization_id, directory_id, user_id, value)
  SELECT organization_id, directory_id, id, value FROM fresh, scim_email_values(search) AS value;
  RETURN NULL;
END $$;

CREATE FUNCTION scim_user_emails_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM scim_user_email
  WHERE user_id = new.id AND value NOT IN (SELECT * FROM scim_email_values(new.search));
  INSERT INTO scim_user_email (organization_id, directory_id, user_id, value)
  SELECT new.organization_id, new.directory_id, new.id, value FROM scim_email_values(new.search) AS value
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER scim_user_emails_inserted AFTER INSERT ON "scim_user"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION scim_user_emails_inserted();
CREATE TRIGGER scim_user_emails_changed AFTER UPDATE OF "search" ON "scim_user" FOR EACH ROW
  WHEN (old.search -> 'emails' IS DISTINCT FROM new.search -> 'emails')
  EXECUTE FUNCTION scim_user_emails_changed();

-- How many living users there are in each range of ids: 8.192 s of UUIDv7.
CREATE FUNCTION scim_id_range(id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT ('x' || substr(id::text, 1, 8) || substr(id::text, 10, 4))::bit(48)::bigint >> 13
$$;

-- Counts in a row that nobody else is counting in, or else in a new one: nothing waits here, so nothing can deadlock.
CREATE FUNCTION scim_count_users(of_organization uuid, of_directory uuid, in_range bigint, difference integer)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE scim_user_count SET users = users + difference
  WHERE id = (SELECT id FROM scim_user_count WHERE directory_id = of_directory AND range = in_range
              LIMIT 1 FOR UPDATE SKIP LOCKED);
  IF NOT FOUND THEN
    -- While a directory is being deleted, its rows are on their way out too.
    INSERT INTO scim_user_count (organization_id, directory_id, range, users)
    SELECT of_organization, of_directory, in_range, difference
    WHERE EXISTS (SELECT FROM directory WHERE id = of_directory);
  END IF;
END $$;

CREATE FUNCTION scim_users_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM scim_count_users(organization_id, directory_id, scim_id_range(id), count(*)::integer)
  FROM fresh WHERE deleted_at IS NULL GROUP BY organization_id, directory_id, scim_id_range(id);
  RETURN NULL;
END $$;

CREATE FUNCTION scim_users_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM scim_count_users(organization_id, directory_id, scim_id_range(id), -count(*)::integer)
  FROM gone WHERE deleted_at IS NULL GROUP BY organization_id, directory_id, scim_id_range(id);
  RETURN NULL;
END $$;

CREATE FUNCTION scim_user_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM scim_count_users(new.organization_id, new.directory_id, scim_id_range(new.id),
                           CASE WHEN new.deleted_at IS NULL THEN 1 ELSE -1 END);
  RETURN NULL;
END $$;

CREATE TRIGGER scim_users_inserted AFTER INSERT ON "scim_user"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION scim_users_inserted();
CREATE TRIGGER scim_users_removed AFTER DELETE ON "scim_user"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION scim_users_removed();
CREATE TRIGGER scim_user_deleted AFTER UPDATE OF "deleted_at" ON "scim_user" FOR EACH ROW
  WHEN ((old.deleted_at IS NULL) <> (new.deleted_at IS NULL))
  EXECUTE FUNCTION scim_user_deleted();

INSERT INTO "scim_user_email" ("organization_id", "directory_id", "user_id", "value")
SELECT "organization_id", "directory_id", "id", value FROM "scim_user", scim_email_values("search") AS value;
INSERT INTO "scim_user_count" ("organization_id", "directory_id", "range", "users")
SELECT "organization_id", "directory_id", scim_id_range("id"), count(*) FROM "scim_user"
WHERE "deleted_at" IS NULL GROUP BY "organization_id", "directory_id", scim_id_range("id");
