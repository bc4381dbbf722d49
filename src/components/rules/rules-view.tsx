'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Rule } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Callout } from '@/components/ui/callout'
import { useTRPC } from '@/trpc/client'
import { Coverage } from './coverage'
import { GroupTable } from './group-table'
import { newRule } from './new-rule'
import { RuleDialog } from './rule-dialog'
import { RuleList } from './rule-list'
import { SaveBar } from './save-bar'
import { Simulate } from './simulate'

/** The rules as they are in force, or as somebody is changing them; nothing is saved before its preview was seen. */
export function RulesView() {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.rules.view.queryOptions())
  const [draft, setDraft] = useState<Rule[] | null>(null)
  const [editing, setEditing] = useState<Rule | null>(null)
  const rules = draft ?? data.rules
  const candidate = draft ? { ...data.configuration, rules: draft } : undefined
  const keep = (rule: Rule) => {
    const known = rules.some(({ id }) => id === rule.id)
    setDraft(known ? rules.map((other) => (other.id === rule.id ? rule : other)) : [...rules, rule])
    setEditing(null)
  }
  return (
    <div className="grid grid-cols-1 gap-5">
      {data.warnings.length > 0 && (
        <Callout kind="warning" title="Worth a look">
          <ul className="grid gap-1">
            {data.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Callout>
      )}
      {candidate && (
        <SaveBar base={data.version} configuration={candidate} onDiscard={() => setDraft(null)} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-semibold">
          {data.isDefault && !draft ? 'Rules (the defaults)' : 'Rules'}
        </h2>
        <PermittedButton needs="admin" size="sm" onClick={() => setEditing(newRule())}>
          <Plus aria-hidden />
          New rule
        </PermittedButton>
      </div>
      <RuleList rules={rules} stores={data.stores} onChange={setDraft} onEdit={setEditing} />
      <Coverage />
      <Simulate {...(candidate && { configuration: candidate })} />
      <GroupTable groups={data.groups} />
      {editing && (
        <RuleDialog rule={editing} view={data} rules={rules} onKeep={keep} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}
