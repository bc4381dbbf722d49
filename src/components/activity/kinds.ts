/** The kinds of events that people look for; a name without a dot means everything that begins with it. */
export const kinds = [
  { kind: 'user', name: 'People in directories' },
  { kind: 'group', name: 'Groups in directories' },
  { kind: 'customer', name: 'Customers' },
  { kind: 'customer.created', name: 'Customers created' },
  { kind: 'customer.updated', name: 'Customers changed' },
  { kind: 'customer.restricted', name: 'Customers restricted' },
  { kind: 'customer.restored', name: 'Customers restored' },
  { kind: 'customer.adopted', name: 'Customers linked' },
  { kind: 'record', name: 'Write-back' },
  { kind: 'store', name: 'Stores' },
  { kind: 'directory', name: 'Directories' },
  { kind: 'configuration', name: 'Configuration' },
  { kind: 'person', name: 'Decisions about people' },
  { kind: 'issue', name: 'Retries' },
]

export const sources = [
  { source: 'directory', name: 'From a directory' },
  { source: 'store', name: 'From a store' },
  { source: 'teammate', name: 'By a teammate' },
  { source: 'job', name: 'By Rollcall' },
] as const
