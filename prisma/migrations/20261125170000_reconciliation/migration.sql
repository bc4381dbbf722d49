CREATE TYPE "DirectoryMode" AS ENUM ('observe', 'live', 'paused');

ALTER TABLE "organization" ADD COLUMN "paused_at" TIMESTAMPTZ(3);

-- Directories that exist have been writing all along; new ones only observe until somebody says "Go live".
ALTER TABLE "directory"
  ADD COLUMN "mode" "DirectoryMode" NOT NULL DEFAULT 'live',
  ADD COLUMN "precedence" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "directory" ALTER COLUMN "mode" SET DEFAULT 'observe';

ALTER TABLE "scim_user"
  ADD COLUMN "person_id" UUID,
  ADD COLUMN "left_at" TIMESTAMPTZ(3),
  ADD COLUMN "override" JSONB;
UPDATE "scim_user" SET person_id = id, left_at = CASE WHEN NOT active THEN coalesce(deleted_at, last_modified) END;
ALTER TABLE "scim_user" ALTER COLUMN "person_id" SET NOT NULL;
CREATE INDEX "scim_user_organization_id_person_id_idx" ON "scim_user"("organization_id", "person_id");
-- Somebody who comes back after a deletion is found by the address they had.
CREATE INDEX "scim_user_former" ON "scim_user"("organization_id", "email") WHERE deleted_at IS NOT NULL;

ALTER TABLE "store" ADD COLUMN "paused_at" TIMESTAMPTZ(3);

ALTER TABLE "link"
  ADD COLUMN "managed_roles" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "last_member" JSONB,
  ADD COLUMN "failed_since" TIMESTAMPTZ(3);

CREATE TABLE "configuration" (
  "organization_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "document" JSONB NOT NULL,
  "author" JSONB NOT NULL,
  "note" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "configuration_pkey" PRIMARY KEY ("organization_id", "version")
);
ALTER TABLE "configuration" ADD CONSTRAINT "configuration_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Versions are appended, never changed.
GRANT SELECT, INSERT ON "configuration" TO rollcall_tenant;
ALTER TABLE "configuration" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "configuration" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- A user is a person of their own unless the writer says whose they are; when somebody left is kept here, so that
-- nobody who writes users can forget it.
CREATE FUNCTION scim_user_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.person_id := coalesce(NEW.person_id, NEW.id);
  IF NEW.active THEN
    NEW.left_at := NULL;
  ELSIF NEW.left_at IS NULL THEN
    NEW.left_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scim_user_person BEFORE INSERT OR UPDATE ON "scim_user"
  FOR EACH ROW EXECUTE FUNCTION scim_user_person();
