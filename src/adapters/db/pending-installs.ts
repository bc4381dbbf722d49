import { database } from './client'

/** A granted store that waits for its organization. Shared by nobody: it belongs to a browser. */
export type PendingInstall = {
  browserHash: Uint8Array<ArrayBuffer>
  domain: string
  sealedGrant: string
  expiresAt: Date
}

/** Keeps it; a browser has one at a time, the last. */
export async function keepPendingInstall(pending: PendingInstall): Promise<void> {
  const { browserHash } = pending
  await database().pendingInstall.upsert({ where: { browserHash }, create: pending, update: pending })
}

export const prunePendingInstalls = (before: Date) =>
  database().pendingInstall.deleteMany({ where: { expiresAt: { lt: before } } })

export const findPendingInstall = (browserHash: Uint8Array<ArrayBuffer>) =>
  database().pendingInstall.findFirst({
    where: { browserHash, expiresAt: { gt: new Date() } },
    select: { domain: true, expiresAt: true },
  })

/** Answers it once: the row is gone afterwards, whoever asks. */
export async function takePendingInstall(
  browserHash: Uint8Array<ArrayBuffer>,
): Promise<PendingInstall | undefined> {
  const [pending] = await database().$queryRaw<PendingInstall[]>`
    delete from pending_install where browser_hash = ${browserHash}
    returning browser_hash as "browserHash", domain, sealed_grant as "sealedGrant", expires_at as "expiresAt"`
  return pending && pending.expiresAt > new Date() ? pending : undefined
}
