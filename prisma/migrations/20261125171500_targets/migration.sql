-- CreateEnum
CREATE TYPE "TargetKind" AS ENUM ('scim', 'entra', 'webhook', 'csv', 'okta_import');

-- CreateEnum
CREATE TYPE "TargetMode" AS ENUM ('on', 'paused', 'disabled');

-- CreateEnum
CREATE TYPE "TargetSource" AS ENUM ('all', 'stores', 'directory');

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "target_id" UUID;

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "TargetKind" NOT NULL,
    "mode" "TargetMode" NOT NULL DEFAULT 'on',
    "settings" JSONB NOT NULL,
    "sealed_credentials" TEXT,
    "source" "TargetSource" NOT NULL DEFAULT 'all',
    "source_directory_id" UUID,
    "condition" TEXT,
    "directory_id" UUID,
    "trouble" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "last_write_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state" "LinkState" NOT NULL DEFAULT 'accepted',
    "record_id" TEXT,
    "agreed" JSONB,
    "pending" JSONB,
    "reason" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL DEFAULT 20,
    "due_at" TIMESTAMPTZ(3),
    "due_since" TIMESTAMPTZ(3),
    "claim" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "target_organization_id_id_idx" ON "target"("organization_id", "id");

-- CreateIndex
CREATE INDEX "target_link_organization_id_target_id_state_idx" ON "target_link"("organization_id", "target_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "target_link_user_id_target_id_key" ON "target_link"("user_id", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "target_link_target_id_record_id_key" ON "target_link"("target_id", "record_id");

-- CreateIndex
CREATE INDEX "event_organization_id_target_id_id_idx" ON "event"("organization_id", "target_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_source_directory_id_fkey" FOREIGN KEY ("source_directory_id") REFERENCES "directory"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_link" ADD CONSTRAINT "target_link_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_link" ADD CONSTRAINT "target_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "scim_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


GRANT SELECT, INSERT, UPDATE, DELETE ON "target", "target_link" TO rollcall_tenant;
ALTER TABLE "target" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "target" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "target_link" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "target_link" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- Only what is owed is in the indexes, however many people a target has.
CREATE INDEX "target_link_due" ON "target_link" (target_id, priority, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX "target_link_due_at" ON "target_link" (target_id, due_at) WHERE due_at IS NOT NULL;
