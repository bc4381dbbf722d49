-- What Shopify asks in the name of the law is listed once, however often it is delivered.
ALTER TABLE "compliance_request" ADD COLUMN "request_key" TEXT;
CREATE UNIQUE INDEX "compliance_request_organization_id_domain_kind_request_key_key" ON "compliance_request"("organization_id", "domain", "kind", "request_key");
