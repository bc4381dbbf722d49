'use client'

import { useState } from 'react'
import type { StoreDetail } from '@/components/answers'
import { usePreview } from '@/components/previews/use-preview'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { EditsCard } from './edits-card'
import { GuardCard } from './guard-card'
import { LeavingFacts } from './leaving-facts'
import { ImportsCard } from './imports-card'
import { PolicyCard } from './policy-card'
import { ScopeCard } from './scope-card'

export type Settings = StoreDetail['settings']

/** The settings of one store. They count once their consequences were seen and applied. */
export function SettingsForm({ store }: { store: StoreDetail }) {
  const [settings, setSettings] = useState<Settings>(store.settings)
  const preview = usePreview()
  const isChanged = JSON.stringify(settings) !== JSON.stringify(store.settings)
  const change = (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part }))
  const ask = () =>
    preview.mutate({
      kind: 'configuration',
      base: store.version,
      configuration: {
        ...store.configuration,
        stores: { ...store.configuration.stores, [store.id]: settings },
      },
      note: `Settings of ${store.name}`,
    })
  return (
    <div className="grid gap-4">
      <ScopeCard store={store} scope={settings.scope} onChange={(scope) => change({ scope })} />
      <PolicyCard policy={settings.policy} onChange={(policy) => change({ policy })} />
      <LeavingFacts policy={settings.policy} scopes={store.scopes} />
      <GuardCard guard={settings.guard} onChange={(guard) => change({ guard })} />
      <ImportsCard store={store} imports={settings.imports} onChange={(imports) => change({ imports })} />
      <EditsCard settings={settings} onChange={change} />
      <div className="sticky bottom-0 flex justify-end gap-2 border-t bg-paper/90 py-3 backdrop-blur">
        <Button variant="ghost" disabled={!isChanged} onClick={() => setSettings(store.settings)}>
          Discard
        </Button>
        <PermittedButton
          needs="admin"
          disabled={!isChanged}
          busy={preview.isPending || preview.isSuccess}
          onClick={ask}
        >
          Preview the change
        </PermittedButton>
      </div>
    </div>
  )
}
