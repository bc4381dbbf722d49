import { database } from './client'
import { gateSql } from './pipeline'
import type { Tenant } from './tenant'

export type ScimRequestLine = {
  id: string
  organizationId: string
  directoryId: string
  method: string
  path: string
  status: number
  durationMs: number
  userAgent: string | null
  userId: string | null
  error: string | null
  waited: string | null
  /** JSON. */
  requestBody: string | null
  responseBody: string | null
}

/** Writes lines of the request log; called after the answers went out. */
export const logScimRequests = (lines: ScimRequestLine[]) => gateSql.$executeRaw`
  insert into scim_request (id, organization_id, directory_id, method, path, status, duration_ms, user_agent, user_id,
                            error, waited, request_body, response_body)
  select id, "organizationId", "directoryId", method, path, status, "durationMs", "userAgent", "userId", error,
         waited, "requestBody", "responseBody"
  from json_to_recordset(${`[${lines.map(printed).join()}]`}::json) as line (
    id uuid, "organizationId" uuid, "directoryId" uuid, method text, path text, status int, "durationMs" float8,
    "userAgent" text, "userId" uuid, error text, waited text, "requestBody" jsonb, "responseBody" jsonb)`

/** The bodies are JSON already: to print them as text would only have them escaped here and read twice there. */
const printed = ({ requestBody, responseBody, ...line }: ScimRequestLine) =>
  `{"requestBody":${requestBody},"responseBody":${responseBody},${JSON.stringify(line).slice(1)}`

export const listScimRequests = ({ sql, organizationId }: Tenant, directoryId: string, limit: number) =>
  sql.scimRequest.findMany({ where: { organizationId, directoryId }, orderBy: { id: 'desc' }, take: limit })

/** Few enough that no other request waits for the deletion. */
const AT_A_TIME = 5_000

/** Deletes lines older than `before`, a few at a time; answers how many. */
export async function deleteScimRequests(before: Date): Promise<number> {
  for (let deleted = 0; ;) {
    const count = await database().$executeRaw`
      delete from scim_request where id in (select id from scim_request where at < ${before} limit ${AT_A_TIME})`
    deleted += count
    if (count < AT_A_TIME) return deleted
  }
}
