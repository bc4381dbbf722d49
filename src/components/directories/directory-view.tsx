'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { EndingCredentials } from '@/components/credentials/ending-credentials'
import { ImportPeople } from '@/components/csv-import/import-people'
import { DirectoryGuard } from '@/components/guard/directory-guard'
import { MappingPanel } from '@/components/mapping/mapping-panel'
import { BackLink } from '@/components/shell/back-link'
import { PageHeader } from '@/components/shell/page-header'
import { count } from '@/components/ui/count'
import { StaleNote } from '@/components/ui/stale-note'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { useTRPC } from '@/trpc/client'
import { Credentials } from './credentials'
import { spokenName } from './directory-kinds'
import { DirectoryStatus } from './directory-status'
import { FailThroughPanel } from './fail-through-panel'
import { LeaveDirectory } from './leave-directory'
import { Listener } from './listener'
import { MatchingPanel } from '@/components/matching/matching-panel'
import { ModeControl, PauseDirectory } from './mode-control'
import { RequestLog } from './request-log'
import { SetupGuide } from './setup-guide'
import { SimulationPanel } from './simulation-panel'
import { TokenPanel } from './token-panel'
import { SecretPanel } from './website/secret-panel'
import { WebsiteCredentials } from './website/website-credentials'
import { WebsiteGuide } from './guides/website-guide'

const ROTATE =
  'Make a new token and paste it into the identity provider; both work meanwhile. This goes away once the new one is used.'

const tabs = [
  'setup',
  'mapping',
  'secrets',
  'matching',
  'tokens',
  'guard',
  'import',
  'requests',
  'danger',
] as const

/** Somebody who sets up the other side looks at this page and waits for a sign. */
const LISTENING_MS = 2_000
const CALM_MS = 5_000

export function DirectoryView({ id }: { id: string }) {
  const trpc = useTRPC()
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('setup'))
  const query = useSuspenseQuery({
    ...trpc.directories.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.users ? CALM_MS : LISTENING_MS),
  })
  const directory = query.data
  const openTab = (next: string) => void setTab(tabs.find((known) => known === next) ?? null)
  return (
    <>
      <PageHeader
        above={<BackLink href="/directories">Directories</BackLink>}
        title={
          <span className="flex flex-wrap items-center gap-3">
            {directory.name}
            <span className="font-sans leading-none tracking-normal">
              <DirectoryStatus directory={directory} />
            </span>
          </span>
        }
        actions={<PauseDirectory directory={directory} />}
        description={`${spokenName(directory)} · ${count(directory.users, 'person', 'people')} · ${count(directory.groups, 'group', 'groups')}`}
      />
      <StaleNote query={query} />
      {directory.isSimulated && <SimulationPanel directory={directory} />}
      <ModeControl directory={directory} />
      <Tabs value={tab} onValueChange={openTab}>
        <TabsList aria-label={directory.name}>
          <TabsTrigger value="setup">Set-up</TabsTrigger>
          <TabsTrigger value="mapping">Mapping</TabsTrigger>
          {directory.kind === 'website' && <TabsTrigger value="secrets">Signing secrets</TabsTrigger>}
          <TabsTrigger value="matching">Matching</TabsTrigger>
          <TabsTrigger value="tokens">Tokens</TabsTrigger>
          {directory.kind === 'website' && <TabsTrigger value="import">CSV import</TabsTrigger>}
          <TabsTrigger value="guard">Guard</TabsTrigger>
          <TabsTrigger value="requests">Request log</TabsTrigger>
          <TabsTrigger value="danger">Danger</TabsTrigger>
        </TabsList>
        <TabsContent value="setup" className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="grid gap-4 lg:sticky lg:top-20 lg:order-last">
            {directory.kind === 'website' ? (
              <WebsiteCredentials directory={directory} onNewSecret={() => openTab('secrets')} />
            ) : (
              <Credentials directory={directory} onNewToken={() => openTab('tokens')} />
            )}
            <Listener directory={directory} />
            {directory.kind !== 'website' && <FailThroughPanel directory={directory} />}
          </div>
          {directory.kind === 'website' ? (
            <WebsiteGuide directory={directory} />
          ) : (
            <SetupGuide directory={directory} kind={directory.kind} />
          )}
        </TabsContent>
        {directory.kind === 'website' && (
          <>
            <TabsContent value="secrets" className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <EndingCredentials ending={directory.ending.filter(({ kind }) => kind === 'secret')} />
              <SecretPanel directory={directory} />
            </TabsContent>
            <TabsContent value="import">
              <ImportPeople directoryId={directory.id} />
            </TabsContent>
          </>
        )}
        <TabsContent value="mapping">
          <MappingPanel directory={directory} />
        </TabsContent>
        <TabsContent value="matching">
          <MatchingPanel directoryId={id} />
        </TabsContent>
        <TabsContent value="tokens" className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <EndingCredentials
            ending={directory.ending.filter(({ kind }) => kind === 'token')}
            advice={ROTATE}
          />
          <TokenPanel directory={directory} />
        </TabsContent>
        <TabsContent value="guard">
          <DirectoryGuard directory={directory} />
        </TabsContent>
        <TabsContent value="requests">
          <RequestLog requests={directory.requests} />
        </TabsContent>
        <TabsContent value="danger">
          <LeaveDirectory directory={directory} />
        </TabsContent>
      </Tabs>
    </>
  )
}
