-- AlterEnum
ALTER TYPE "DirectoryKind" ADD VALUE 'website';

-- CreateTable
CREATE TABLE "signing_secret" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_event" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_event_pkey" PRIMARY KEY ("directory_id","event_id")
);

-- CreateTable
CREATE TABLE "inbound_person" (
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "state" JSONB NOT NULL DEFAULT '{}',
    "user_id" UUID,

    CONSTRAINT "inbound_person_pkey" PRIMARY KEY ("directory_id","external_id")
);

-- CreateIndex
CREATE INDEX "signing_secret_organization_id_directory_id_idx" ON "signing_secret"("organization_id", "directory_id");

-- CreateIndex
CREATE INDEX "inbound_event_received_at_idx" ON "inbound_event"("received_at");

-- AddForeignKey
ALTER TABLE "signing_secret" ADD CONSTRAINT "signing_secret_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_event" ADD CONSTRAINT "inbound_event_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_person" ADD CONSTRAINT "inbound_person_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;


GRANT SELECT, INSERT, UPDATE, DELETE ON "signing_secret", "inbound_event", "inbound_person" TO rollcall_tenant;
ALTER TABLE "signing_secret" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "signing_secret" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "inbound_event" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "inbound_event" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "inbound_person" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "inbound_person" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
