-- Which metafields are ours to clear once nothing names them any more, with the values that we gave them.
ALTER TABLE "link" ADD COLUMN "managed_metafields" JSONB NOT NULL DEFAULT '{}';
UPDATE "link" SET managed_metafields = set_by_us.fields
FROM (
  SELECT link.id, jsonb_object_agg(field.key, field.value) AS fields
  FROM "link", jsonb_each(link.desired -> 'fields') AS field
  WHERE NOT link.restricted AND field.key LIKE 'metafield:%' AND field.value <> 'null'
    AND link.agreed -> field.key = field.value
    AND NOT coalesce(link.desired -> 'owners' ? field.key, false)
  GROUP BY link.id) AS set_by_us
WHERE link.id = set_by_us.id;
