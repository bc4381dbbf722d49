'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { useTRPC } from '@/trpc/client'
import { ExplanationView } from './explanation-view'

/** Why somebody has what they have in one store; loaded once it is opened. */
export function WhyPanel({ personId, storeId }: { personId: string; storeId: string }) {
  const trpc = useTRPC()
  const [open, setOpen] = useState(false)
  const { data, isError, error } = useQuery({
    ...trpc.rules.explain.queryOptions({ id: personId }),
    enabled: open,
  })
  const store = data?.stores.find(({ id }) => id === storeId)
  return (
    <details className="text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer font-medium text-brand">Why?</summary>
      <div className="mt-3">
        {isError && (
          <p role="alert" className="text-bad">
            {error.message}
          </p>
        )}
        {open && !data && !isError && <Skeleton className="h-16" />}
        {store && <ExplanationView explanation={store.explanation} />}
      </div>
    </details>
  )
}
