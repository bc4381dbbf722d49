-- CreateEnum
CREATE TYPE "DeliveryOutcome" AS ENUM ('done', 'owed', 'ignored', 'failed');

-- CreateEnum
CREATE TYPE "ComplianceKind" AS ENUM ('data_request', 'customer_redact', 'shop_redact');

-- CreateEnum
CREATE TYPE "ComplianceStatus" AS ENUM ('open', 'done');

-- AlterTable
ALTER TABLE "store" ADD COLUMN     "catch_up_after" TEXT,
ADD COLUMN     "catch_up_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_webhook_at" TIMESTAMPTZ(3),
ADD COLUMN     "webhook_trouble" TEXT,
ADD COLUMN     "webhooks_checked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "customer_id" TEXT,
    "link_id" UUID,
    "triggered_at" TIMESTAMPTZ(3),
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "outcome" "DeliveryOutcome",
    "error" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compliance_request" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "store_id" UUID,
    "domain" TEXT NOT NULL,
    "kind" "ComplianceKind" NOT NULL,
    "status" "ComplianceStatus" NOT NULL DEFAULT 'open',
    "customer_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "compliance_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_delivery_organization_id_store_id_received_at_idx" ON "webhook_delivery"("organization_id", "store_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_store_id_customer_id_idx" ON "webhook_delivery"("store_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_store_id_webhook_id_key" ON "webhook_delivery"("store_id", "webhook_id");

-- CreateIndex
CREATE INDEX "compliance_request_organization_id_id_idx" ON "compliance_request"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "store_domain_idx" ON "store"("domain");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compliance_request" ADD CONSTRAINT "compliance_request_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE SET NULL ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_delivery", "compliance_request" TO rollcall_tenant;
ALTER TABLE "webhook_delivery" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "webhook_delivery" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "compliance_request" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "compliance_request" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- Only what is still to be processed is in the index, however long settled deliveries are kept.
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" (store_id, due_at) WHERE due_at IS NOT NULL;
-- How often an edit of one link was put back lately.
CREATE INDEX "webhook_delivery_put_back" ON "webhook_delivery" (link_id, processed_at) WHERE outcome = 'owed';
CREATE INDEX "webhook_delivery_received" ON "webhook_delivery" (received_at);
