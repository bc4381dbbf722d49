-- Removals at write-back targets wait for a teammate like those in stores.
ALTER TABLE "target_link" ADD COLUMN "leaving_since" TIMESTAMPTZ(3);

CREATE TABLE "held_at_target" (
    "organization_id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "target_link_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_at_target_pkey" PRIMARY KEY ("change_id","target_link_id")
);
CREATE INDEX "held_at_target_organization_id_person_id_idx" ON "held_at_target"("organization_id", "person_id");
CREATE INDEX "held_at_target_target_link_id_idx" ON "held_at_target"("target_link_id");
ALTER TABLE "held_at_target" ADD CONSTRAINT "held_at_target_change_id_fkey"
  FOREIGN KEY ("change_id") REFERENCES "held_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "held_at_target" ADD CONSTRAINT "held_at_target_target_link_id_fkey"
  FOREIGN KEY ("target_link_id") REFERENCES "target_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "held_at_target" TO rollcall_tenant;
ALTER TABLE "held_at_target" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "held_at_target" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
