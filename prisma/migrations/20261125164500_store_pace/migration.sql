-- What is known of each store's query-cost bucket, and what every process has in flight there. Unlogged: it is written
-- with each request, and after a crash of the database the next answer of the store tells it anew.
CREATE UNLOGGED TABLE "store_pace" (
    "store_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,
    "restore_rate" DOUBLE PRECISION NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "store_pace_pkey" PRIMARY KEY ("store_id")
);

CREATE UNLOGGED TABLE "store_pace_share" (
    "store_id" UUID NOT NULL,
    "process_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "urgent" DOUBLE PRECISION NOT NULL,
    "patient" DOUBLE PRECISION NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_pace_share_pkey" PRIMARY KEY ("store_id", "process_id")
);

CREATE INDEX "store_pace_organization_id_store_id_idx" ON "store_pace"("organization_id", "store_id");
CREATE INDEX "store_pace_share_organization_id_store_id_idx" ON "store_pace_share"("organization_id", "store_id");

ALTER TABLE "store_pace" ADD CONSTRAINT "store_pace_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "store_pace_share" ADD CONSTRAINT "store_pace_share_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "store_pace", "store_pace_share" TO rollcall_tenant;
ALTER TABLE "store_pace" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "store_pace" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));
ALTER TABLE "store_pace_share" ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "store_pace_share" TO rollcall_tenant
  USING (organization_id = (SELECT current_setting('rollcall.organization')::uuid));

-- Counts a request as in flight if the store's bucket can pay for it beside everything that is in flight; otherwise
-- answers the milliseconds after which it could. A cost of 0 only reports. The arithmetic is that of pace.ts.
CREATE FUNCTION take_points(
  p_organization uuid, p_store uuid, p_process uuid,
  -- What this process has in flight, without what it asks for.
  p_urgent float8, p_patient float8,
  p_cost float8, p_reserve float8,
  -- Urgent requests of so many points are not held up by patient ones in flight.
  p_within float8,
  -- What the store last said to this process, and how long ago; null when it has said nothing new.
  p_maximum float8, p_restore_rate float8, p_available float8, p_age_ms float8,
  -- Points of requests whose answer was lost since the last call.
  p_lost float8
) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
  pace store_pace%ROWTYPE;
  at_now timestamptz;
  others_urgent float8;
  others_patient float8;
  present float8;
  missing float8 := 0;
BEGIN
  SELECT * INTO pace FROM store_pace WHERE store_id = p_store FOR UPDATE;
  IF NOT FOUND THEN
    -- The smallest plan with a full bucket, until the first answer tells better.
    INSERT INTO store_pace (store_id, organization_id, maximum, restore_rate, available, at)
    VALUES (p_store, p_organization, 2000, 100, 2000, clock_timestamp() - interval '1 minute') ON CONFLICT DO NOTHING;
    SELECT * INTO pace FROM store_pace WHERE store_id = p_store FOR UPDATE;
  END IF;
  at_now := clock_timestamp();

  -- Of two answers the later one counts, whichever process tells first.
  IF p_available IS NOT NULL AND at_now - p_age_ms * interval '1 ms' > pace.at THEN
    pace.maximum := p_maximum;
    pace.restore_rate := p_restore_rate;
    pace.available := p_available;
    pace.at := at_now - p_age_ms * interval '1 ms';
  END IF;
  present := least(pace.maximum, pace.available
    + greatest(0, extract(epoch FROM at_now - pace.at)) * pace.restore_rate);
  IF p_lost > 0 THEN
    present := greatest(0, present - p_lost);
    pace.available := present;
    pace.at := at_now;
  END IF;
  IF p_available IS NOT NULL OR p_lost > 0 THEN
    UPDATE store_pace SET maximum = pace.maximum, restore_rate = pace.restore_rate, available = pace.available,
      at = pace.at WHERE store_id = p_store;
  END IF;

  DELETE FROM store_pace_share WHERE store_id = p_store AND until <= at_now;
  SELECT coalesce(sum(urgent), 0), coalesce(sum(patient), 0) INTO others_urgent, others_patient
  FROM store_pace_share WHERE store_id = p_store AND process_id <> p_process;
  IF p_cost > 0 THEN
    present := present - others_urgent - p_urgent;
    missing := least(p_cost + p_reserve, pace.maximum) - (present - others_patient - p_patient);
    IF p_reserve = 0 AND others_urgent + p_urgent + p_cost <= p_within THEN
      missing := least(missing, p_cost - present);
    END IF;
    IF missing < 0.001 THEN
      p_urgent := p_urgent + CASE WHEN p_reserve = 0 THEN p_cost ELSE 0 END;
      p_patient := p_patient + CASE WHEN p_reserve = 0 THEN 0 ELSE p_cost END;
      missing := 0;
    END IF;
  END IF;

  -- A process that has died keeps its share for this long after its last word.
  INSERT INTO store_pace_share (store_id, process_id, organization_id, urgent, patient, until)
  VALUES (p_store, p_process, p_organization, p_urgent, p_patient, at_now + interval '5 seconds')
  ON CONFLICT (store_id, process_id) DO UPDATE
    SET urgent = excluded.urgent, patient = excluded.patient, until = excluded.until;
  RETURN ceil(missing / pace.restore_rate * 1000);
END $$;
