import { Check, CircleSlash, Minus, X, type LucideIcon } from 'lucide-react'
import type { Explanation } from '@/components/answers'
import { fieldLabel } from '@/core/mapping/field-label'
import { ConditionParts } from './condition-parts'

type Verdict = Explanation['rules'][number]['verdict']

const verdicts: Record<Verdict, { icon: LucideIcon; look: string; says: string }> = {
  met: { icon: Check, look: 'text-ok', says: 'Holds' },
  'not-met': { icon: X, look: 'text-muted', says: 'Does not hold' },
  disabled: { icon: CircleSlash, look: 'text-muted', says: 'Off' },
  'other-store': { icon: Minus, look: 'text-muted', says: 'For other stores' },
  'after-last': { icon: Minus, look: 'text-muted', says: 'Not looked at: a rule above stops' },
}

/** Which rule, row or policy gives what to one person in one store, and why. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const { scope, desired, rules, tags, fields } = explanation
  return (
    <div className="grid gap-3 text-sm">
      <p>
        {desired.presence === 'member'
          ? 'Is a customer here'
          : `Is restricted or absent here (${desired.cause})`}
        <span className="text-muted"> · {scope.holds ? 'in' : 'not in'} the scope of the store</span>
      </p>
      {scope.condition && <ConditionParts trace={scope.condition} />}
      {tags.length > 0 && (
        <Origins
          label="Tags"
          rows={tags.map(({ tag, from }) => ({ name: tag, value: null, from: from.map(said).join(', ') }))}
        />
      )}
      <Origins
        label="Fields"
        rows={fields.map(({ field, value, from, instead }) => ({
          name: fieldLabel(field),
          value: value ?? '—',
          from: [
            said(from),
            ...instead.map((loser) => `instead of ${loser.value} by ${loser.rule.name}`),
          ].join(', '),
        }))}
      />
      <ol aria-label="Rules" className="grid gap-1.5">
        {rules.map(({ rule, verdict, condition }) => {
          const { icon: Icon, look, says } = verdicts[verdict]
          return (
            <li key={rule.id} className="grid gap-0.5">
              <p className="flex flex-wrap items-center gap-1.5">
                <Icon className={`size-3.5 ${look}`} aria-hidden />
                <span className="font-medium">{rule.name}</span>
                <span className="text-xs text-muted">{says}</span>
              </p>
              {condition && <ConditionParts trace={condition} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

type Origin = Explanation['fields'][number]['from']

function said(origin: Origin): string {
  switch (origin.kind) {
    case 'rule':
      return `the rule ${origin.rule.name}`
    case 'policy':
      return 'the policy for leavers'
    case 'earlier':
      return 'as it was before they left'
    case 'nothing':
      return 'no rule'
    case 'mapping': {
      const { source } = origin
      if (source.kind === 'path') return `mapping, ${source.paths[0] ?? ''}`
      return source.kind === 'template' ? `mapping, ${source.template}` : 'mapping, a fixed value'
    }
  }
}

type OriginRow = { name: string; value: string | null; from: string }

function Origins({ label, rows }: { label: string; rows: OriginRow[] }) {
  return (
    <dl aria-label={label} className="grid gap-1">
      {rows.map(({ name, value, from }) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">
            {value === null ? <code className="font-mono text-xs">{name}</code> : name}
          </dt>
          <dd className="min-w-0 break-words">
            {value} <span className="text-xs text-muted">{from}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
