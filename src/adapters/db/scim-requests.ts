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
