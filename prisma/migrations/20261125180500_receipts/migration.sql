CREATE TABLE "departure" (
  "link_id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "store_id" UUID NOT NULL,
  "record" JSONB NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "departure_pkey" PRIMARY KEY ("link_id")
);
CREATE TABLE "receipt" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "said_at" TIMESTAMPTZ(3) NOT NULL,
  "revision" INTEGER NOT NULL,
  "outcome" TEXT NOT NULL,
  "document" JSONB NOT NULL,
  "key_id" TEXT NOT NULL,
  "signature" TEXT NOT NULL,
  "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "receipt_key" (
  "kid" TEXT NOT NULL,
  "jwk" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "receipt_key_pkey" PRIMARY KEY ("kid")
);

CREATE INDEX "departure_organization_id_person_id_idx" ON "departure"("organization_id", "person_id");
CREATE UNIQUE INDEX "receipt_organization_id_person_id_said_at_revision_key" ON "receipt"("organization_id", "person_id", "said_at", "revision");
CREATE INDEX "receipt_organization_id_id_idx" ON "receipt"("organization_id", "id" DESC);

ALTER TABLE "departure" ADD CONSTRAINT "departure_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "link"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "departure" TO rollcall_tenant;
-- A receipt that could be changed would prove nothing.
GRANT SELECT, INSERT ON "receipt", "receipt_key" TO rollcall_tenant;
ALTER TABLE "departure" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "departure" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "receipt" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "receipt" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
