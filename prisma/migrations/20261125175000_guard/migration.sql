CREATE TYPE "HeldChangeState" AS ENUM ('open', 'approved', 'rejected', 'ended');

ALTER TABLE "link"
  ADD COLUMN "leaving_since" TIMESTAMPTZ(3),
  ADD COLUMN "restricted_at" TIMESTAMPTZ(3);
UPDATE "link" SET restricted_at = coalesce(verified_at, created_at) WHERE restricted;
-- What a guard counts: who is about to lose access, and who has lost it lately.
CREATE INDEX "link_leaving" ON "link"("organization_id") WHERE leaving_since IS NOT NULL AND NOT restricted;
CREATE INDEX "link_restricted_lately" ON "link"("organization_id", "restricted_at") WHERE restricted_at IS NOT NULL;
CREATE INDEX "scim_user_left_lately" ON "scim_user"("directory_id", "left_at") WHERE left_at IS NOT NULL;

-- When access was taken away is kept here, so that nobody who writes links can forget it.
CREATE FUNCTION link_restricted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.restricted THEN
    NEW.restricted_at := NULL;
  ELSIF NOT OLD.restricted THEN
    NEW.restricted_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER link_restricted BEFORE UPDATE OF restricted ON "link"
  FOR EACH ROW EXECUTE FUNCTION link_restricted();

CREATE TABLE "held_change" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "directory_id" UUID,
  "store_id" UUID,
  "state" "HeldChangeState" NOT NULL DEFAULT 'open',
  "measured" JSONB NOT NULL,
  "approvals" JSONB NOT NULL DEFAULT '[]',
  "decision" JSONB,
  "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "closed_at" TIMESTAMPTZ(3),
  CONSTRAINT "held_change_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "held_change_of_one" CHECK (num_nonnulls("directory_id", "store_id") = 1)
);
CREATE TABLE "held_removal" (
  "organization_id" UUID NOT NULL,
  "change_id" UUID NOT NULL,
  "link_id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "held_removal_pkey" PRIMARY KEY ("change_id", "link_id")
);

CREATE INDEX "held_change_organization_id_id_idx" ON "held_change"("organization_id", "id" DESC);
-- A directory or store has at most one change that waits; whatever else goes over its limit joins it.
CREATE UNIQUE INDEX "held_change_open" ON "held_change"("organization_id", "directory_id", "store_id")
  NULLS NOT DISTINCT WHERE state = 'open';
CREATE INDEX "held_removal_organization_id_person_id_idx" ON "held_removal"("organization_id", "person_id");
CREATE INDEX "held_removal_link_id_idx" ON "held_removal"("link_id");

ALTER TABLE "held_change" ADD CONSTRAINT "held_change_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_change" ADD CONSTRAINT "held_change_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_change" ADD CONSTRAINT "held_change_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_removal" ADD CONSTRAINT "held_removal_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "held_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_removal" ADD CONSTRAINT "held_removal_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "held_change", "held_removal" TO rollcall_tenant;
ALTER TABLE "held_change" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "held_change" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "held_removal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "held_removal" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- Few people are decided upon by hand; whoever looks for them must not read everyone.
CREATE INDEX "scim_user_override" ON "scim_user"("organization_id") WHERE override IS NOT NULL;
