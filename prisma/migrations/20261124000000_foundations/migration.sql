-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'operator', 'viewer');

-- CreateEnum
CREATE TYPE "DirectoryKind" AS ENUM ('okta', 'entra', 'onelogin', 'jumpcloud', 'ping', 'generic');

-- CreateEnum
CREATE TYPE "StoreStatus" AS ENUM ('connected', 'unauthorized', 'scope_missing', 'frozen', 'uninstalled', 'disconnected');

-- CreateEnum
CREATE TYPE "LinkState" AS ENUM ('accepted', 'planned', 'held', 'queued', 'writing', 'verified', 'skipped', 'failed', 'ignored');

-- CreateEnum
CREATE TYPE "EventOutcome" AS ENUM ('done', 'failed', 'skipped', 'held', 'ignored');

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "teammate" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "teammate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "organization_id" UUID NOT NULL,
    "teammate_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organization_id","teammate_id")
);

-- CreateTable
CREATE TABLE "directory" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "DirectoryKind" NOT NULL,
    "client" TEXT,
    "first_request_at" TIMESTAMPTZ(3),
    "last_request_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_token" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "scim_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_request" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "user_agent" TEXT,
    "user_id" UUID,
    "error" TEXT,
    "request_body" JSONB,
    "response_body" JSONB,

    CONSTRAINT "scim_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_user" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "user_name_fold" TEXT,
    "external_id" TEXT,
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "probe" BOOLEAN NOT NULL DEFAULT false,
    "resource" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_modified" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "scim_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_group" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "directory_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "display_name_fold" TEXT NOT NULL,
    "external_id" TEXT,
    "resource" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_modified" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scim_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scim_member" (
    "organization_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "user_id" UUID,
    "nested_group_id" UUID,
    "display" TEXT,

    CONSTRAINT "scim_member_pkey" PRIMARY KEY ("group_id","value")
);

-- CreateTable
CREATE TABLE "store" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "StoreStatus" NOT NULL DEFAULT 'connected',
    "scopes" TEXT[],
    "sealed_access_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "sealed_refresh_token" TEXT,
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "retry_at" TIMESTAMPTZ(3),
    "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_write_at" TIMESTAMPTZ(3),

    CONSTRAINT "store_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "install" (
    "state_hash" BYTEA NOT NULL,
    "organization_id" UUID NOT NULL,
    "teammate_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "install_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "state" "LinkState" NOT NULL DEFAULT 'accepted',
    "customer_id" TEXT,
    "desired" JSONB,
    "agreed" JSONB,
    "observed" JSONB,
    "managed_tags" TEXT[],
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "reason" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "priority" INTEGER NOT NULL DEFAULT 20,
    "due_at" TIMESTAMPTZ(3),
    "due_since" TIMESTAMPTZ(3),
    "claim" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "outcome" "EventOutcome" NOT NULL,
    "title" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "user_id" UUID,
    "store_id" UUID,
    "directory_id" UUID,
    "changes" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "request_id" TEXT,
    "reason" JSONB,
    "duration_ms" DOUBLE PRECISION,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "teammate_email_key" ON "teammate"("email");

-- CreateIndex
CREATE INDEX "membership_teammate_id_idx" ON "membership"("teammate_id");

-- CreateIndex
CREATE UNIQUE INDEX "directory_key_key" ON "directory"("key");

-- CreateIndex
CREATE INDEX "directory_organization_id_id_idx" ON "directory"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_token_hash_key" ON "scim_token"("hash");

-- CreateIndex
CREATE INDEX "scim_token_organization_id_directory_id_idx" ON "scim_token"("organization_id", "directory_id");

-- CreateIndex
CREATE INDEX "scim_request_organization_id_directory_id_at_idx" ON "scim_request"("organization_id", "directory_id", "at" DESC);

-- CreateIndex
CREATE INDEX "scim_request_directory_id_id_idx" ON "scim_request"("directory_id", "id" DESC);

-- CreateIndex
CREATE INDEX "scim_user_organization_id_display_name_id_idx" ON "scim_user"("organization_id", "display_name", "id");

-- CreateIndex
CREATE INDEX "scim_user_directory_id_external_id_idx" ON "scim_user"("directory_id", "external_id");

-- CreateIndex
CREATE INDEX "scim_user_directory_id_id_idx" ON "scim_user"("directory_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_user_directory_id_user_name_fold_key" ON "scim_user"("directory_id", "user_name_fold");

-- CreateIndex
CREATE INDEX "scim_group_directory_id_id_idx" ON "scim_group"("directory_id", "id");

-- CreateIndex
CREATE INDEX "scim_group_directory_id_external_id_idx" ON "scim_group"("directory_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "scim_group_directory_id_display_name_fold_key" ON "scim_group"("directory_id", "display_name_fold");

-- CreateIndex
CREATE INDEX "scim_member_user_id_idx" ON "scim_member"("user_id");

-- CreateIndex
CREATE INDEX "scim_member_organization_id_value_idx" ON "scim_member"("organization_id", "value");

-- CreateIndex
CREATE UNIQUE INDEX "store_organization_id_domain_key" ON "store"("organization_id", "domain");

-- CreateIndex
CREATE INDEX "link_organization_id_state_idx" ON "link"("organization_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "link_user_id_store_id_key" ON "link"("user_id", "store_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_store_id_customer_id_key" ON "link"("store_id", "customer_id");

-- CreateIndex
CREATE INDEX "event_organization_id_id_idx" ON "event"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organization_id_user_id_id_idx" ON "event"("organization_id", "user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "event_organization_id_store_id_id_idx" ON "event"("organization_id", "store_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_teammate_id_fkey" FOREIGN KEY ("teammate_id") REFERENCES "teammate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory" ADD CONSTRAINT "directory_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_token" ADD CONSTRAINT "scim_token_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_request" ADD CONSTRAINT "scim_request_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_user" ADD CONSTRAINT "scim_user_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_group" ADD CONSTRAINT "scim_group_directory_id_fkey" FOREIGN KEY ("directory_id") REFERENCES "directory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_member" ADD CONSTRAINT "scim_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "scim_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scim_member" ADD CONSTRAINT "scim_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "scim_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store" ADD CONSTRAINT "store_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "scim_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- The second lock: queries of a tenant run as rollcall_tenant, which sees the rows of one organization only.
DO $$ BEGIN
  CREATE ROLE rollcall_tenant NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT rollcall_tenant TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO rollcall_tenant;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "organization", "membership", "teammate", "directory", "scim_token", "scim_request",
  "scim_user", "scim_group", "scim_member", "store", "link" TO rollcall_tenant;
-- History is appended, never changed.
GRANT SELECT, INSERT ON "event" TO rollcall_tenant;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['membership', 'directory', 'scim_token', 'scim_request', 'scim_user', 'scim_group',
                              'scim_member', 'store', 'link', 'event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I TO rollcall_tenant
      USING (organization_id = (SELECT current_setting(''rollcall.organization'')::uuid))', name);
  END LOOP;
END $$;
ALTER TABLE "organization" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "organization" TO rollcall_tenant
  USING (id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "teammate" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "teammate" FOR SELECT TO rollcall_tenant
  USING (EXISTS (SELECT FROM "membership" WHERE "membership".teammate_id = "teammate".id));

-- What a drain looks for, and what the sweep and nextDue ask: only rows that owe something are in the index.
CREATE INDEX "link_due" ON "link" (store_id, priority, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX "link_due_at" ON "link" (store_id, due_at) WHERE due_at IS NOT NULL;
