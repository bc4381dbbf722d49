import { database } from './client'
import type { Prisma } from './generated/client'
import type { Tenant } from './tenant'

type EventKey = { directoryId: string; eventId: string; hash: Uint8Array<ArrayBuffer> }

/**
 * Takes an event for this transaction: answers nothing when it is new, else what was kept of it. Whoever repeats an
 * event that is under way waits until that has ended.
 */
export async function takeEvent(
  { sql, organizationId }: Tenant,
  { directoryId, eventId, hash }: EventKey,
): Promise<{ answer: Prisma.JsonValue; isSame: boolean } | undefined> {
  const { count } = await sql.inboundEvent.createMany({
    data: [{ organizationId, directoryId, eventId, hash, answer: {} }],
    skipDuplicates: true,
  })
  if (count === 1) return undefined
  const kept = await sql.inboundEvent.findUniqueOrThrow({
    where: { directoryId_eventId: { directoryId, eventId }, organizationId },
    select: { hash: true, answer: true },
  })
  return { answer: kept.answer, isSame: Buffer.from(kept.hash).equals(hash) }
}

export const keepAnswer = (
  { sql, organizationId }: Tenant,
  { directoryId, eventId }: Omit<EventKey, 'hash'>,
  answer: Prisma.InputJsonObject,
) =>
  sql.inboundEvent.update({
    where: { directoryId_eventId: { directoryId, eventId }, organizationId },
    data: { answer },
    select: { eventId: true },
  })

/** Forgets answers from before; as the owner, across organizations. */
export const pruneInboundEvents = (before: Date) =>
  database().inboundEvent.deleteMany({ where: { receivedAt: { lt: before } } })
