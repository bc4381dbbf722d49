'use client'

import { RotateCw } from 'lucide-react'
import type { StoreRow } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { RelativeTime } from '@/components/ui/relative-time'
import { consentAddress } from './consent-address'
import { MissingScopes } from './missing-scopes'

const advice: Record<StoreRow['status'], string> = {
  connected: 'Rollcall goes on by itself.',
  unauthorized: 'Connect the store again. What waits for it is kept.',
  scope_missing: 'Authorise Rollcall again to grant what is missing. What waits for the store is kept.',
  frozen: 'The store’s owner must settle it with Shopify. Rollcall goes on by itself afterwards.',
  uninstalled: 'Rollcall was removed from this store. Connect it again to go on.',
  disconnected: 'Connect it again to go on.',
}

const releaseFirst =
  'Add what is missing to the version of your app in Shopify’s Dev Dashboard, release it, then re-authorise.'

/** What stands in a store's way, who settles it and how; nothing when all is well. */
export function StoreTrouble({ store }: { store: StoreRow }) {
  const { status, trouble, webhookTrouble } = store
  const lacks = store.missingScopes.filter(({ required }) => required)
  if (status === 'scope_missing' || lacks.length > 0) return <Reauthorise store={store} />
  if (status !== 'connected' || trouble) return <Stopped store={store} />
  return (
    <>
      {webhookTrouble && <Unheard why={webhookTrouble} />}
      {store.missingScopes.length > 0 && <Limited store={store} />}
    </>
  )
}

function Stopped({ store: { status, trouble, retryAt, domain } }: { store: StoreRow }) {
  const mustConnect = status === 'unauthorized' || status === 'uninstalled'
  return (
    <Callout
      kind={mustConnect ? 'error' : 'warning'}
      title={trouble ?? 'The store takes no writes'}
      actions={mustConnect && <ConsentButton domain={domain}>Connect again</ConsentButton>}
    >
      <p>
        {advice[status]}
        {retryAt && (
          <>
            {' '}
            Next try <RelativeTime at={retryAt} />.
          </>
        )}
      </p>
    </Callout>
  )
}

function Reauthorise({ store: { trouble, missingScopes, domain, auth } }: { store: StoreRow }) {
  return (
    <Callout
      kind="error"
      title={trouble ?? 'A permission is missing'}
      actions={<ConsentButton domain={domain}>Re-authorise</ConsentButton>}
    >
      <p>{auth === 'client_credentials' ? releaseFirst : advice.scope_missing}</p>
      {missingScopes.length > 0 && <MissingScopes scopes={missingScopes} />}
    </Callout>
  )
}

function Limited({ store: { missingScopes, domain } }: { store: StoreRow }) {
  return (
    <Callout
      kind="note"
      title="Some features are off in this store"
      actions={<ConsentButton domain={domain}>Re-authorise</ConsentButton>}
    >
      {missingScopes.length > 0 && <MissingScopes scopes={missingScopes} />}
    </Callout>
  )
}

function ConsentButton({ domain, children }: { domain: string; children: string }) {
  return (
    <PermittedButton
      needs="admin"
      size="sm"
      variant="outline"
      onClick={() => window.location.assign(consentAddress(domain))}
    >
      <RotateCw />
      {children}
    </PermittedButton>
  )
}

function Unheard({ why }: { why: string }) {
  return (
    <Callout kind="warning" title="Rollcall does not hear of every edit in this store">
      <p>{why}</p>
      <p>Writing goes on. Rollcall asks Shopify again every day.</p>
    </Callout>
  )
}
