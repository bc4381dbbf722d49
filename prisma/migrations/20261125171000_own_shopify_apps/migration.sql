-- CreateEnum
CREATE TYPE "StoreAuth" AS ENUM ('authorization_code', 'client_credentials');

-- AlterTable
ALTER TABLE "install" ADD COLUMN     "browser_hash" BYTEA,
ADD COLUMN     "shopify_app_id" UUID,
ALTER COLUMN "organization_id" DROP NOT NULL,
ALTER COLUMN "teammate_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "store" ADD COLUMN     "auth" "StoreAuth" NOT NULL DEFAULT 'authorization_code',
ADD COLUMN     "shopify_app_id" UUID;

-- CreateTable
CREATE TABLE "shopify_app" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "sealed_old_secret" TEXT,
    "old_secret_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shopify_app_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_install" (
    "browser_hash" BYTEA NOT NULL,
    "domain" TEXT NOT NULL,
    "sealed_grant" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_install_pkey" PRIMARY KEY ("browser_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "shopify_app_organization_id_client_id_key" ON "shopify_app"("organization_id", "client_id");

-- AddForeignKey
ALTER TABLE "store" ADD CONSTRAINT "store_shopify_app_id_fkey" FOREIGN KEY ("shopify_app_id") REFERENCES "shopify_app"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shopify_app" ADD CONSTRAINT "shopify_app_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "shopify_app" TO rollcall_tenant;
ALTER TABLE "shopify_app" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "shopify_app" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
