export type Upload = { externalId: string; data: Record<string, unknown> }

type Read = { ok: true; operations: Upload[] } | { ok: false; message: string }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Checks a request as bulkUpload documents it: SCIM's bulk form, POST only, at most 50 operations. */
export function readBulkRequest(contentType: string | undefined, body: string): Read {
  const refused = (message: string): Read => ({ ok: false, message })
  if (!contentType?.startsWith('application/scim+json'))
    return refused('Content-Type must be application/scim+json')
  const request: unknown = JSON.parse(body)
  if (!isObject(request) || !Array.isArray(request.schemas) || !Array.isArray(request.Operations))
    return refused('schemas and Operations are required')
  if (!request.schemas.includes('urn:ietf:params:scim:api:messages:2.0:BulkRequest'))
    return refused('schemas must be a BulkRequest')
  if (request.Operations.length > 50) return refused('A request holds at most 50 operations')
  const operations: Upload[] = []
  for (const operation of request.Operations) {
    if (!isObject(operation) || !isObject(operation.data)) return refused('data is required')
    if (operation.method !== 'POST') return refused('method must be POST')
    if (operation.path !== '/Users') return refused('path must be /Users')
    if (typeof operation.bulkId !== 'string') return refused('bulkId is required')
    const { externalId, schemas } = operation.data
    if (typeof externalId !== 'string' || !Array.isArray(schemas))
      return refused('externalId and schemas are required')
    operations.push({ externalId, data: operation.data })
  }
  return { ok: true, operations }
}
