import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SessionGate } from '@/components/auth/session-gate'
import { ChooseOrganization } from '@/components/install/choose-organization'
import { InstallFailed } from '@/components/install/install-failed'
import { NothingWaits } from '@/components/install/nothing-waits'
import { ShopConnected } from '@/components/install/shop-connected'
import { WhoAreYou } from '@/components/install/who-are-you'
import { browserSecretOf } from '@/services/installs/browser-secret'
import { organizationOfShop, viewPendingInstall } from '@/services/installs/view'
import { openNotice } from '@/services/stores/notice'
import { getQueryClient, Prefetched, trpc } from '@/trpc/server'
import { currentSession } from '@/trpc/session'

export const metadata: Metadata = { title: 'Install' }

type Told = { error?: string | string[]; opened?: string | string[] }

const unsealed = (sealed: string | string[] | undefined) =>
  openNotice(typeof sealed === 'string' ? sealed : undefined)

/** Where a merchant lands who came from Shopify: the store that was installed waits for its organization. */
export default async function InstallPage({ searchParams }: { searchParams: Promise<Told> }) {
  const { error, opened } = await searchParams
  const failure = unsealed(error)
  if (failure) return <InstallFailed failure={failure} />
  const session = await currentSession()
  const shop = unsealed(opened)
  if (shop) {
    const organization = await organizationOfShop(shop, session?.teammate.id)
    const connected = <ShopConnected shop={shop} organization={organization} isSignedIn={session !== null} />
    return session ? <SessionGate session={session}>{connected}</SessionGate> : connected
  }
  const pending = await viewPendingInstall(browserSecretOf(await headers()))
  if (!pending) return <NothingWaits />
  if (!session) return <WhoAreYou shop={pending.domain} />
  await getQueryClient().prefetchQuery(trpc.organizations.list.queryOptions())
  return (
    <Prefetched>
      <SessionGate session={session}>
        <ChooseOrganization shop={pending.domain} email={session.teammate.email} />
      </SessionGate>
    </Prefetched>
  )
}
