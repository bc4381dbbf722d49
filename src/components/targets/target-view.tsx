'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { StaleNote } from '@/components/ui/stale-note'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { kindNames, pushes } from '@/core/targets/settings'
import { useTRPC } from '@/trpc/client'
import { CsvDownload } from './csv-download'
import { ImportPreview } from './import-preview'
import { TargetActions } from './target-actions'
import { TargetActivity } from './target-activity'
import { TargetCounts } from './target-counts'
import { TargetHealth } from './target-health'
import { TargetPeople } from './target-people'
import { TargetSettings } from './target-settings'
import { TargetTrouble } from './target-trouble'

const BUSY_MS = 2_000
const CALM_MS = 10_000
const tabs = ['people', 'settings', 'activity'] as const

export function TargetView({ id }: { id: string }) {
  const trpc = useTRPC()
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('people'))
  const query = useSuspenseQuery({
    ...trpc.targets.get.queryOptions({ id }),
    refetchInterval: ({ state }) =>
      state.data && state.data.due + state.data.pending > 0 ? BUSY_MS : CALM_MS,
  })
  const target = query.data
  return (
    <>
      <PageHeader
        above={<BackLink href="/targets">Write-back</BackLink>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            {target.name}
            <span className="font-sans leading-none tracking-normal">
              <TargetHealth target={target} />
            </span>
          </span>
        }
        description={
          pushes(target.kind) ? `${kindNames[target.kind]} · ${target.host}` : kindNames[target.kind]
        }
        actions={pushes(target.kind) ? <TargetActions target={target} /> : undefined}
      />
      <StaleNote query={query} />
      <TargetTrouble target={target} />
      <Tabs value={tab} onValueChange={(next) => void setTab(tabs.find((known) => known === next) ?? null)}>
        <TabsList aria-label={target.name}>
          <TabsTrigger value="people">
            {target.kind === 'okta_import' ? 'What Okta sees' : 'People'}
          </TabsTrigger>
          <TabsTrigger value="settings">Settings</TabsTrigger>
          <TabsTrigger value="activity">Activity</TabsTrigger>
        </TabsList>
        <TabsContent value="people" className="grid gap-4">
          {target.kind === 'csv' && <CsvDownload id={id} />}
          {target.kind === 'okta_import' && <ImportPreview id={id} />}
          {pushes(target.kind) && (
            <>
              <TargetCounts target={target} />
              <TargetPeople target={target} />
            </>
          )}
        </TabsContent>
        <TabsContent value="settings">
          <TargetSettings key={target.id} target={target} />
        </TabsContent>
        <TabsContent value="activity">
          <TargetActivity id={id} />
        </TabsContent>
      </Tabs>
    </>
  )
}
