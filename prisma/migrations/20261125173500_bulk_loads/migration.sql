CREATE TYPE "BulkLoadState" AS ENUM ('preparing', 'handing_over', 'running', 'done', 'failed');

-- A large first load that goes through one of Shopify's bulk operations.
CREATE TABLE "bulk_load" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "state" "BulkLoadState" NOT NULL DEFAULT 'preparing',
    "operation_id" TEXT,
    "total" INTEGER NOT NULL DEFAULT 0,
    "processed" INTEGER NOT NULL DEFAULT 0,
    "recorded" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "look_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_load_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "bulk_load_organization_id_store_id_started_at_idx" ON "bulk_load"("organization_id", "store_id", "started_at" DESC);
-- One at a time in a store.
CREATE UNIQUE INDEX "bulk_load_under_way" ON "bulk_load" (store_id) WHERE finished_at IS NULL;
ALTER TABLE "bulk_load" ADD CONSTRAINT "bulk_load_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who stands on which line of the upload, and what was asked for; gone once its result is recorded.
CREATE TABLE "bulk_line" (
    "organization_id" UUID NOT NULL,
    "load_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "link_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "desired" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bulk_line_pkey" PRIMARY KEY ("load_id", "line")
);
CREATE INDEX "bulk_line_organization_id_load_id_idx" ON "bulk_line"("organization_id", "load_id");
CREATE INDEX "bulk_line_link_id_idx" ON "bulk_line"("link_id");
ALTER TABLE "bulk_line" ADD CONSTRAINT "bulk_line_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "bulk_load"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_line" ADD CONSTRAINT "bulk_line_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "bulk_load", "bulk_line" TO rollcall_tenant;
ALTER TABLE "bulk_load" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "bulk_load" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "bulk_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "bulk_line" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- Whom a load has claimed.
CREATE INDEX "link_claim" ON "link" (claim) WHERE claim IS NOT NULL;
