-- Two organizations that connect a shop in the same moment both see it free: one of them wins here.
UPDATE store SET status = 'disconnected' FROM store earlier
WHERE earlier.domain = store.domain AND earlier.id < store.id
  AND earlier.status <> 'disconnected' AND store.status <> 'disconnected';

CREATE UNIQUE INDEX store_of_one_organization ON store (domain) WHERE status <> 'disconnected';
