import { findPendingInstall } from '@/adapters/db/pending-installs'
import { liveConnectionOf } from '@/adapters/db/stores'
import { organizationsOf, type OrganizationOfTeammate } from '@/adapters/db/teammates'
import { hashToken } from '@/adapters/vault/token'

/** The store that waits in a browser for its organization, if one does. */
export async function viewPendingInstall(browserSecret: string | undefined) {
  return browserSecret ? findPendingInstall(hashToken(browserSecret)) : null
}

/** The organization of a connected shop, told to its teammates alone. */
export async function organizationOfShop(
  shop: string,
  teammateId: string | undefined,
): Promise<OrganizationOfTeammate | undefined> {
  const connection = await liveConnectionOf(shop)
  if (!connection || !teammateId) return undefined
  return (await organizationsOf(teammateId)).find(({ id }) => id === connection.organizationId)
}
