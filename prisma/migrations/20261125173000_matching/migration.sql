-- CreateTable
CREATE TABLE "verified_domain" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verified_domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_review" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "candidates" JSONB NOT NULL,
    "customer_ids" TEXT[],
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "decided_by" JSONB,

    CONSTRAINT "match_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_exclusion" (
    "organization_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "by" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_exclusion_pkey" PRIMARY KEY ("link_id","customer_id")
);

-- CreateTable
CREATE TABLE "store_customer" (
    "organization_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "name" TEXT,
    "tags" TEXT[],
    "link_key" TEXT,
    "state" TEXT NOT NULL,
    "orders" INTEGER NOT NULL,
    "updated_at" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_customer_pkey" PRIMARY KEY ("store_id","customer_id")
);

-- CreateTable
CREATE TABLE "census_run" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "operation_id" TEXT,
    "cursor" TEXT,
    "read" INTEGER NOT NULL DEFAULT 0,
    "found" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,

    CONSTRAINT "census_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drift_finding" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "customer_id" TEXT,
    "link_id" UUID,
    "person_id" UUID,
    "details" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "first_seen" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" JSONB,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "drift_finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "verified_domain_organization_id_domain_key" ON "verified_domain"("organization_id", "domain");

-- CreateIndex
CREATE INDEX "match_review_organization_id_decided_at_id_idx" ON "match_review"("organization_id", "decided_at", "id");

-- CreateIndex
CREATE INDEX "match_review_link_id_idx" ON "match_review"("link_id");

-- CreateIndex
CREATE INDEX "match_exclusion_organization_id_customer_id_idx" ON "match_exclusion"("organization_id", "customer_id");

-- CreateIndex
CREATE INDEX "store_customer_organization_id_store_id_email_idx" ON "store_customer"("organization_id", "store_id", "email");

-- CreateIndex
CREATE INDEX "store_customer_organization_id_store_id_phone_idx" ON "store_customer"("organization_id", "store_id", "phone");

-- CreateIndex
CREATE INDEX "census_run_organization_id_store_id_id_idx" ON "census_run"("organization_id", "store_id", "id" DESC);

-- CreateIndex
CREATE INDEX "drift_finding_organization_id_state_id_idx" ON "drift_finding"("organization_id", "state", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "drift_finding_store_id_kind_subject_key" ON "drift_finding"("store_id", "kind", "subject");

-- AddForeignKey
ALTER TABLE "verified_domain" ADD CONSTRAINT "verified_domain_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_review" ADD CONSTRAINT "match_review_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_review" ADD CONSTRAINT "match_review_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_exclusion" ADD CONSTRAINT "match_exclusion_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "store_customer" ADD CONSTRAINT "store_customer_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "census_run" ADD CONSTRAINT "census_run_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drift_finding" ADD CONSTRAINT "drift_finding_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- A link has one open question at most.
CREATE UNIQUE INDEX "match_review_open" ON "match_review"("link_id") WHERE decided_at IS NULL;
-- One comparison with a store at a time.
CREATE UNIQUE INDEX "census_run_running" ON "census_run"("store_id") WHERE finished_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON "verified_domain", "match_review", "match_exclusion", "store_customer",
  "census_run", "drift_finding" TO rollcall_tenant;
ALTER TABLE "verified_domain" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "verified_domain" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "match_review" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "match_review" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "match_exclusion" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "match_exclusion" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "store_customer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "store_customer" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "census_run" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "census_run" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "drift_finding" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "drift_finding" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- A question answers itself when its link gets a customer, or when the person does not belong in the store any more.
CREATE FUNCTION match_review_moot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE match_review SET decided_at = now(), decision = 'moot' WHERE link_id = NEW.id AND decided_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER match_review_moot AFTER UPDATE OF customer_id, state ON "link" FOR EACH ROW
  WHEN (OLD.customer_id IS NULL AND (NEW.customer_id IS NOT NULL OR NEW.state = 'skipped'))
  EXECUTE FUNCTION match_review_moot();
