ALTER TABLE "organization" ADD COLUMN "minutes" JSONB NOT NULL DEFAULT '{}';

CREATE TABLE "monthly_report" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "month" TEXT NOT NULL,
  "document" JSONB NOT NULL,
  "key_id" TEXT NOT NULL,
  "signature" TEXT NOT NULL,
  "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "monthly_report_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "access_span" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "organization_id" UUID NOT NULL,
  "link_id" UUID NOT NULL,
  "person_id" UUID NOT NULL,
  "store_id" UUID NOT NULL,
  "began_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),

  CONSTRAINT "access_span_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "monthly_report_organization_id_month_key" ON "monthly_report"("organization_id", "month");

CREATE INDEX "access_span_organization_id_person_id_began_at_idx" ON "access_span"("organization_id", "person_id", "began_at");

CREATE INDEX "access_span_organization_id_store_id_began_at_idx" ON "access_span"("organization_id", "store_id", "began_at");

-- Of one link at most one span lasts.
CREATE UNIQUE INDEX "access_span_open" ON "access_span"("link_id") WHERE ended_at IS NULL;
CREATE INDEX "access_span_link_id_idx" ON "access_span"("link_id");

ALTER TABLE "monthly_report" ADD CONSTRAINT "monthly_report_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "access_span" ADD CONSTRAINT "access_span_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "access_span" ADD CONSTRAINT "access_span_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "access_span" ADD CONSTRAINT "access_span_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "scim_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A report that could be changed would prove nothing; of access nobody but the database says how it was.
GRANT SELECT, INSERT ON "monthly_report" TO rollcall_tenant;
GRANT SELECT ON "access_span" TO rollcall_tenant;
ALTER TABLE "monthly_report" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "monthly_report" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "access_span" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "access_span" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- Access begins with a customer that is linked and not restricted. It ends when the customer is gone or no longer linked, or
-- when the restriction was read back: a link that is restricted and not verified may still have some of it.
CREATE FUNCTION link_access() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE access_span SET ended_at = now() WHERE link_id = OLD.id AND ended_at IS NULL;
    RETURN OLD;
  END IF;
  IF NEW.customer_id IS NULL OR (NEW.restricted AND NEW.state = 'verified') THEN
    UPDATE access_span SET ended_at = now() WHERE link_id = NEW.id AND ended_at IS NULL;
  ELSIF NOT NEW.restricted THEN
    INSERT INTO access_span (organization_id, link_id, person_id, store_id, began_at)
    VALUES (NEW.organization_id, NEW.id, NEW.user_id, NEW.store_id, now())
    ON CONFLICT (link_id) WHERE ended_at IS NULL DO NOTHING;
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION link_access() FROM PUBLIC;
-- The conditions keep the many updates of a drain that change nothing of it away from the function.
CREATE TRIGGER link_access_new AFTER INSERT ON "link"
  FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL) EXECUTE FUNCTION link_access();
CREATE TRIGGER link_access_changed AFTER UPDATE OF customer_id, restricted, state ON "link"
  FOR EACH ROW WHEN ((OLD.customer_id IS NULL) <> (NEW.customer_id IS NULL) OR OLD.restricted <> NEW.restricted
    OR (NEW.restricted AND NEW.state = 'verified' AND OLD.state <> 'verified'))
  EXECUTE FUNCTION link_access();
CREATE TRIGGER link_access_gone AFTER DELETE ON "link"
  FOR EACH ROW WHEN (OLD.customer_id IS NOT NULL) EXECUTE FUNCTION link_access();

-- What the history still knows of the time before, and for the rest what the links are now.
INSERT INTO access_span (organization_id, link_id, person_id, store_id, began_at, ended_at)
WITH said AS (
  SELECT link.organization_id, link.id AS link_id, link.user_id, link.store_id, event.at, event.id,
    event.kind NOT IN ('customer.restricted', 'customer.unlinked', 'customer.deleted') AS has
  FROM event JOIN link ON link.user_id = event.user_id AND link.store_id = event.store_id
  WHERE event.outcome = 'done' AND event.kind IN ('customer.created', 'customer.adopted', 'customer.restored',
    'customer.relinked', 'customer.restricted', 'customer.unlinked', 'customer.deleted')),
turned AS (SELECT *, lag(has) OVER (PARTITION BY link_id ORDER BY id) AS had FROM said),
spans AS (
  SELECT organization_id, link_id, user_id, store_id, has, at AS began_at,
    lead(at) OVER (PARTITION BY link_id ORDER BY id) AS ended_at
  FROM turned WHERE has IS DISTINCT FROM had)
SELECT organization_id, link_id, user_id, store_id, began_at, ended_at FROM spans WHERE has;
UPDATE access_span SET ended_at = coalesce(link.restricted_at, now()) FROM link
WHERE link.id = link_id AND ended_at IS NULL AND (link.customer_id IS NULL OR (link.restricted AND link.state = 'verified'));
INSERT INTO access_span (organization_id, link_id, person_id, store_id, began_at)
SELECT organization_id, id, user_id, store_id, coalesce(created_at, now()) FROM link
WHERE customer_id IS NOT NULL AND NOT restricted
ON CONFLICT (link_id) WHERE ended_at IS NULL DO NOTHING;
