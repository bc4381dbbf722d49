'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { StoreHealth } from '@/components/stores/store-health'
import { StoreTrouble } from '@/components/stores/store-trouble'
import { Button } from '@/components/ui/button'
import { StaleNote } from '@/components/ui/stale-note'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { useTRPC } from '@/trpc/client'
import { LeaveStore } from './leave-store'
import { PauseStore, PausedStore } from './pause-store'
import { SettingsForm } from './settings-form'
import { StoreBeingLeft } from './store-being-left'
import { StoreFacts } from './store-facts'
import { WritesToGo } from './writes-to-go'

const tabs = ['overview', 'settings', 'danger'] as const
const REFRESH_MS = 10_000

/** One store: how it is, who belongs in it, and what leaving means there. */
export function StoreView({ id }: { id: string }) {
  const trpc = useTRPC()
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('overview'))
  const query = useSuspenseQuery({ ...trpc.stores.get.queryOptions({ id }), refetchInterval: REFRESH_MS })
  const store = query.data
  return (
    <>
      <PageHeader
        above={<BackLink href="/stores">Stores</BackLink>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            {store.name}
            <span className="font-sans leading-none tracking-normal">
              <StoreHealth store={store} />
            </span>
          </span>
        }
        description={store.domain}
        actions={
          <>
            <PauseStore store={store} />
            <Button asChild variant="outline">
              <a href={store.adminUrl} target="_blank" rel="noreferrer">
                Open admin
                <ExternalLink aria-hidden />
                <span className="sr-only">of {store.name} (new tab)</span>
              </a>
            </Button>
          </>
        }
      />
      <StaleNote query={query} />
      <div className="mb-4 grid gap-3 empty:hidden">
        {store.isBeingLeft && <StoreBeingLeft store={store} />}
        <PausedStore store={store} />
        <StoreTrouble store={store} />
      </div>
      <Tabs value={tab} onValueChange={(next) => void setTab(tabs.find((known) => known === next) ?? null)}>
        <TabsList aria-label={store.name}>
          <TabsTrigger value="overview">Overview</TabsTrigger>
          <TabsTrigger value="settings">Who belongs, and leaving</TabsTrigger>
          <TabsTrigger value="danger">Danger</TabsTrigger>
        </TabsList>
        <TabsContent value="danger">
          <LeaveStore store={store} />
        </TabsContent>
        <TabsContent value="overview" className="grid gap-4">
          <WritesToGo store={store} />
          <StoreFacts store={store} />
        </TabsContent>
        <TabsContent value="settings">
          <SettingsForm key={store.version} store={store} />
        </TabsContent>
      </Tabs>
    </>
  )
}
