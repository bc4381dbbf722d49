import { database } from './client'

/** `browserHash`: of a merchant who came from Shopify and has no organization yet. */
export type Install = {
  organizationId: string | null
  teammateId: string | null
  shopifyAppId: string | null
  browserHash: Uint8Array<ArrayBuffer> | null
  domain: string
}

/** Remembers a started OAuth install under the hash of its state. */
export async function beginInstall(
  install: Install & { stateHash: Uint8Array<ArrayBuffer>; expiresAt: Date },
): Promise<void> {
  await database().$transaction([
    database().install.deleteMany({ where: { expiresAt: { lt: new Date() } } }),
    database().install.create({ data: install }),
  ])
}

/** A started install without ending it: which app's signature to look for. */
export const findInstall = (stateHash: Uint8Array<ArrayBuffer>) =>
  database().install.findUnique({
    where: { stateHash },
    select: { shopifyAppId: true, organizationId: true },
  })

/** Answers a started install once: the row is gone afterwards, whoever asks. */
export async function takeInstall(
  stateHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<Install | undefined> {
  const rows = await database().$queryRaw<(Install & { expiresAt: Date })[]>`
    delete from install where state_hash = ${stateHash}
    returning organization_id::text as "organizationId", teammate_id::text as "teammateId",
      shopify_app_id::text as "shopifyAppId", browser_hash as "browserHash", domain, expires_at as "expiresAt"`
  const [install] = rows
  return install && install.expiresAt > now ? install : undefined
}
