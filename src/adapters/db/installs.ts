import { database } from './client'

export type Install = { organizationId: string; teammateId: string; domain: string }

/** Remembers a started OAuth install under the hash of its state. */
export async function beginInstall(
  install: Install & { stateHash: Uint8Array<ArrayBuffer>; expiresAt: Date },
): Promise<void> {
  await database().$transaction([
    database().install.deleteMany({ where: { expiresAt: { lt: new Date() } } }),
    database().install.create({ data: install }),
  ])
}

/** Answers a started install once: the row is gone afterwards, whoever asks. */
export async function takeInstall(
  stateHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<Install | undefined> {
  const rows = await database().$queryRaw<(Install & { expiresAt: Date })[]>`
    delete from install where state_hash = ${stateHash}
    returning organization_id::text as "organizationId", teammate_id::text as "teammateId", domain, expires_at as "expiresAt"`
  const [install] = rows
  return install && install.expiresAt > now ? install : undefined
}
