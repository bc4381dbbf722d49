import type { PersonLink } from '@/components/answers'
import { Callout } from '@/components/ui/callout'

const fixers: Record<PersonLink['problems'][number]['who'], string> = {
  'idp-admin': 'the administrator of the identity provider',
  teammate: 'an administrator of this portal',
}

/** What is missing from a customer because the store would have refused it; everything else was written. */
export function LeftOut({ problems }: { problems: PersonLink['problems'] }) {
  if (problems.length === 0) return null
  return (
    <Callout
      kind="warning"
      title={problems.length === 1 ? 'One value was left out' : `${problems.length} values were left out`}
    >
      <ul className="grid gap-2">
        {problems.map(({ field, code, message, fix, who }, index) => (
          <li key={`${field} ${index}`} className="grid gap-0.5">
            <p className="font-medium text-ink">{message}</p>
            <p className="text-muted">{fix}</p>
            <p className="text-xs text-muted">
              Who can fix it: {fixers[who]} · <code className="font-mono">{code}</code>
            </p>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
