'use client'

import { useQuery } from '@tanstack/react-query'
import { CopyField } from '@/components/ui/copy-field'
import { useTRPC } from '@/trpc/client'

/** What to enter in the Dev Dashboard. Folded away: it is needed once for each app. */
export function OwnAppSettings() {
  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.stores.appSettings.queryOptions(), staleTime: Infinity })
  return (
    <details className="rounded-lg border px-4 py-3 text-sm">
      <summary className="cursor-pointer font-medium">What to enter in Shopify’s Dev Dashboard</summary>
      <div className="mt-3 grid gap-4">
        <p className="text-muted">
          Make an app, enter these in its version, and release it. The client ID and secret are under its
          settings.
        </p>
        {data && (
          <>
            <CopyField label="Scopes" value={data.scopes} />
            <CopyField label="Redirect URL" value={data.redirectUrl} />
            <CopyField label="Compliance webhooks" value={data.complianceUrl} />
          </>
        )}
      </div>
    </details>
  )
}
