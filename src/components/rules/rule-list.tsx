'use client'

import { ArrowDown, ArrowUp, ListChecks, OctagonMinus, Pencil, Trash2 } from 'lucide-react'
import type { Rule, RulesView } from '@/components/answers'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Empty } from '@/components/ui/empty'

type RuleListProps = {
  rules: Rule[]
  stores: RulesView['stores']
  onChange: (rules: Rule[]) => void
  onEdit: (rule: Rule) => void
}

/** The rules in their order, which decides who wins; each can be moved, switched off, changed and removed. */
export function RuleList({ rules, stores, onChange, onEdit }: RuleListProps) {
  if (rules.length === 0)
    return (
      <Card>
        <Empty icon={ListChecks} title="No rules">
          Without rules people become customers, but get no tags, metafields or company roles.
        </Empty>
      </Card>
    )
  const move = (index: number, by: number) => {
    const moved = rules.toSpliced(index, 1)
    const [rule] = rules.slice(index, index + 1)
    onChange(rule ? moved.toSpliced(index + by, 0, rule) : rules)
  }
  return (
    <Card>
      <ol aria-label="Rules in their order" className="divide-y">
        {rules.map((rule, index) => (
          <li key={rule.id} className="flex flex-wrap items-start gap-3 px-4 py-3">
            <label className="mt-0.5 flex size-6 items-center justify-center">
              <input
                type="checkbox"
                className="size-4 accent-brand"
                checked={rule.enabled}
                aria-label={`${rule.name || 'Rule'} is on`}
                onChange={({ target }) =>
                  onChange(
                    rules.map((other) => (other === rule ? { ...rule, enabled: target.checked } : other)),
                  )
                }
              />
            </label>
            <RuleSummary rule={rule} stores={stores} />
            <div className="ml-auto flex gap-1">
              <Step label={`Move ${rule.name} up`} disabled={index === 0} onClick={() => move(index, -1)}>
                <ArrowUp aria-hidden />
              </Step>
              <Step
                label={`Move ${rule.name} down`}
                disabled={index === rules.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown aria-hidden />
              </Step>
              <Step label={`Change ${rule.name}`} onClick={() => onEdit(rule)}>
                <Pencil aria-hidden />
              </Step>
              <Step
                label={`Remove ${rule.name}`}
                onClick={() => onChange(rules.filter((other) => other !== rule))}
              >
                <Trash2 aria-hidden />
              </Step>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

type StepProps = { label: string; disabled?: boolean; onClick: () => void; children: React.ReactNode }

const Step = ({ label, ...props }: StepProps) => (
  <PermittedButton needs="admin" variant="ghost" size="icon" aria-label={label} {...props} />
)

function RuleSummary({ rule, stores }: { rule: Rule; stores: RulesView['stores'] }) {
  const where = rule.stores?.map((id) => stores.find((store) => store.id === id)?.name ?? 'a removed store')
  const gives = [
    ...rule.tags,
    ...rule.metafields.map(({ field, template }) => `${field.replace('metafield:', '')} = ${template}`),
    ...rule.roles.map(() => 'a company role'),
  ]
  return (
    <div className={cn('grid min-w-0 flex-1 gap-1', !rule.enabled && 'opacity-60')}>
      <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
        {rule.name}
        {!rule.enabled && <span className="text-xs font-normal text-muted">Off</span>}
        {rule.last && (
          <span className="inline-flex items-center gap-1 text-xs font-normal text-muted">
            <OctagonMinus className="size-3.5" aria-hidden /> Stops here
          </span>
        )}
      </p>
      <p className="text-xs break-words text-muted">
        {rule.condition ? <code className="font-mono">{rule.condition}</code> : 'Everyone'}
        {where && ` · in ${where.join(', ') || 'no store'}`}
      </p>
      <p className="flex flex-wrap gap-1.5">
        {gives.map((text, index) => (
          <code key={index} className="rounded border bg-sunken px-1.5 py-0.5 font-mono text-xs break-all">
            {text}
          </code>
        ))}
        {gives.length === 0 && <span className="text-xs text-muted">Gives nothing</span>}
      </p>
    </div>
  )
}
