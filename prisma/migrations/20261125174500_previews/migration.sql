-- CreateEnum
CREATE TYPE "PreviewStatus" AS ENUM ('open', 'applied', 'outdated');

-- CreateTable
CREATE TABLE "preview" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "decision" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "base_version" INTEGER NOT NULL,
    "status" "PreviewStatus" NOT NULL DEFAULT 'open',
    "hash" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "author" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "preview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preview_line" (
    "organization_id" UUID NOT NULL,
    "preview_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "store_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "preview_line_pkey" PRIMARY KEY ("preview_id","position")
);

-- CreateIndex
CREATE INDEX "preview_organization_id_id_idx" ON "preview"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "preview_created_at_idx" ON "preview"("created_at");

-- CreateIndex
CREATE INDEX "preview_line_organization_id_person_id_idx" ON "preview_line"("organization_id", "person_id");

-- AddForeignKey
ALTER TABLE "preview" ADD CONSTRAINT "preview_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preview_line" ADD CONSTRAINT "preview_line_preview_id_fkey" FOREIGN KEY ("preview_id") REFERENCES "preview"("id") ON DELETE CASCADE ON UPDATE CASCADE;



GRANT SELECT, INSERT, UPDATE, DELETE ON "preview", "preview_line" TO rollcall_tenant;
ALTER TABLE "preview" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "preview" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "preview_line" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "preview_line" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
