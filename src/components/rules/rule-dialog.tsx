'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rule, RulesView } from '@/components/answers'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useTRPC } from '@/trpc/client'
import { ConditionBuilder } from './condition-builder'
import { MetafieldRows } from './metafield-rows'
import { RoleRows } from './role-rows'
import { TextArea } from './text-area'

type RuleDialogProps = {
  rule: Rule
  rules: Rule[]
  view: RulesView
  onKeep: (rule: Rule) => void
  onClose: () => void
}

/** One rule as a form; what is wrong with it stands at its field, with the position. */
export function RuleDialog({ rule, rules, view, onKeep, onClose }: RuleDialogProps) {
  const [edited, setEdited] = useState(rule)
  const change = (part: Partial<Rule>) => setEdited((before) => ({ ...before, ...part }))
  const problem = useProblems(edited, rules, view)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={rule.name || 'New rule'}
        description="Who meets the condition gets everything that is listed."
        className="sm:max-w-2xl"
      >
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            onKeep(edited)
          }}
        >
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={120}
                value={edited.name}
                onChange={({ target }) => change({ name: target.value })}
              />
            )}
          </Field>
          <Field
            label="Condition"
            hint="A SCIM filter over the user and its groups; empty = everyone."
            {...problem('condition')}
          >
            {(control) => (
              <TextArea
                {...control}
                value={edited.condition}
                onChange={({ target }) => change({ condition: target.value })}
              />
            )}
          </Field>
          <ConditionBuilder
            groups={view.groups}
            condition={edited.condition}
            onChange={(condition) => change({ condition })}
          />
          <StoreChoice rule={edited} stores={view.stores} onChange={change} />
          <Field
            label="Tags, one a line"
            hint="Text, or a Liquid template such as dept:{{ department | handleize }}."
            {...problem('tags')}
          >
            {(control) => (
              <TextArea
                {...control}
                defaultValue={edited.tags.join('\n')}
                onChange={({ target }) =>
                  change({ tags: target.value.split('\n').filter((tag) => tag.trim() !== '') })
                }
              />
            )}
          </Field>
          <MetafieldRows rule={edited} error={problem('metafields').error} onChange={change} />
          <RoleRows rule={edited} stores={view.stores} onChange={change} />
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-brand"
              checked={edited.last}
              onChange={({ target }) => change({ last: target.checked })}
            />
            Stop here: who meets this rule is not looked at by the rules below it
          </label>
          <div className="flex justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Keep</Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** What the server says of the rule's fields, as they are being typed. */
function useProblems(rule: Rule, rules: Rule[], { configuration }: RulesView) {
  const trpc = useTRPC()
  const named = rule.name.trim() === '' ? { ...rule, name: 'New rule' } : rule
  const others = rules.filter(({ id }) => id !== rule.id)
  const candidate = { ...configuration, rules: [named, ...others] }
  const { data } = useQuery({
    ...trpc.configuration.validate.queryOptions({ configuration: candidate }),
    placeholderData: (before) => before,
  })
  const problems = data && !data.ok ? data.problems : []
  return (field: string): { error?: string } => {
    const found = problems.find(({ at }) => at === `rules.0.${field}` || at.startsWith(`rules.0.${field}.`))
    if (!found) return {}
    const { message, position } = found
    return { error: position ? `Line ${position.line}, position ${position.column}: ${message}` : message }
  }
}

type StoreChoiceProps = { rule: Rule; stores: RulesView['stores']; onChange: (part: Partial<Rule>) => void }

function StoreChoice({ rule, stores, onChange }: StoreChoiceProps) {
  const chosen = rule.stores ?? stores.map(({ id }) => id)
  const choose = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((other) => other !== id)
    onChange({ stores: stores.every((store) => next.includes(store.id)) ? null : next })
  }
  return (
    <fieldset className="grid gap-1.5">
      <legend className="text-sm font-medium">Stores</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {stores.map(({ id, name }) => (
          <label key={id} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-brand"
              checked={chosen.includes(id)}
              onChange={({ target }) => choose(id, target.checked)}
            />
            {name}
          </label>
        ))}
        {stores.length === 0 && <p className="text-sm text-muted">Every store, once one is connected.</p>}
      </div>
    </fieldset>
  )
}
