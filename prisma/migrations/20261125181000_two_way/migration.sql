-- CreateEnum
CREATE TYPE "ConflictChoice" AS ENUM ('directory', 'store');

-- AlterTable
ALTER TABLE "link" ADD COLUMN     "asked" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "scim_user" ADD COLUMN     "accepted" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "origin" JSONB;

-- CreateTable
CREATE TABLE "conflict" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "directory_value" TEXT,
    "store_value" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "choice" "ConflictChoice",
    "settled_by" JSONB,

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "conflict_organization_id_id_idx" ON "conflict"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "conflict_organization_id_person_id_idx" ON "conflict"("organization_id", "person_id");

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- One open conflict for each field of a link.
CREATE UNIQUE INDEX "conflict_open" ON "conflict" (link_id, field) WHERE settled_at IS NULL;
CREATE INDEX "conflict_waiting" ON "conflict" (organization_id, id DESC) WHERE settled_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "conflict" TO rollcall_tenant;
ALTER TABLE "conflict" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "conflict" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
