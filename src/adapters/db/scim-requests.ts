import { database } from './client'
import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

export type ScimRequestLine = {
  organizationId: string
  directoryId: string
  method: string
  path: string
  status: number
  durationMs: number
  userAgent: string | null
  userId: string | null
  error: string | null
  requestBody?: Prisma.InputJsonValue
  responseBody?: Prisma.InputJsonValue
}

/** Writes lines of the request log; called after the answers went out. */
export const logScimRequests = (lines: ScimRequestLine[]) =>
  database().scimRequest.createMany({ data: lines })

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
