/** What a client may send; announced in ServiceProviderConfig where the RFC has a place for it. */
export const limits = {
  bodyBytes: 1_048_576,
  jsonDepth: 16,
  filterLength: 4096,
  filterDepth: 20,
  defaultPageSize: 100,
  maxPageSize: 1000,
  bulkOperations: 1000,
  bulkBytes: 1_048_576,
  patchOperations: 10_000,
  /** Of one attribute; members, which other resources hold, have no limit. */
  values: 500,
} as const
