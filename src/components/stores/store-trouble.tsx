'use client'

import { RotateCw } from 'lucide-react'
import type { StoreRow } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { RelativeTime } from '@/components/ui/relative-time'
import { consentAddress } from './consent-address'

const advice: Record<StoreRow['status'], string> = {
  connected: 'Rollcall goes on by itself.',
  unauthorized: 'Connect the store again. What waits for it is kept.',
  scope_missing: 'Authorise Rollcall again to grant what is missing.',
  frozen: 'The store’s owner must settle it with Shopify. Rollcall goes on by itself afterwards.',
  uninstalled: 'Rollcall was removed from this store. Connect it again to go on.',
  disconnected: 'Connect it again to go on.',
}

/** What stands in a store's way, who settles it and how; nothing when all is well. */
export function StoreTrouble({ store }: { store: StoreRow }) {
  const { missingScopes, status, trouble, retryAt, domain, webhookTrouble } = store
  if (status === 'connected' && !trouble && missingScopes.length === 0)
    return webhookTrouble ? <Unheard why={webhookTrouble} /> : null
  const mustConnect = status === 'unauthorized' || status === 'uninstalled' || missingScopes.length > 0
  return (
    <Callout
      kind={mustConnect ? 'error' : 'warning'}
      title={trouble ?? (missingScopes.length > 0 ? 'A permission is missing' : 'The store takes no writes')}
      actions={
        mustConnect && (
          <PermittedButton
            needs="admin"
            size="sm"
            variant="outline"
            onClick={() => window.location.assign(consentAddress(domain))}
          >
            <RotateCw />
            Connect again
          </PermittedButton>
        )
      }
    >
      {missingScopes.length > 0 && (
        <p>
          Missing: <span className="font-mono">{missingScopes.join(', ')}</span>.
        </p>
      )}
      <p>
        {advice[missingScopes.length > 0 ? 'scope_missing' : status]}
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

function Unheard({ why }: { why: string }) {
  return (
    <Callout kind="warning" title="Rollcall does not hear of every edit in this store">
      <p>{why}</p>
      <p>Writing goes on. Rollcall asks Shopify again every day.</p>
    </Callout>
  )
}
