'use client'

import Link from 'next/link'
import type { EndingCredential } from '@/components/answers'
import { Callout } from '@/components/ui/callout'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNow } from '@/components/ui/use-now'
import { endWords } from '@/core/credentials/ladder'

const names = { token: 'Token', secret: 'Signing secret', access: 'Access to the store' } as const

const urgent: readonly EndingCredential['rung'][] = ['ended', 1, 7]

type EndingCredentialsProps = {
  ending: EndingCredential[]
  /** What to do, where it is not the same as behind the links. */
  advice?: string
}

/** Tokens, secrets and accesses that end within 30 days, the soonest first; nothing when there are none. */
export function EndingCredentials({ ending, advice }: EndingCredentialsProps) {
  const now = new Date(useNow())
  if (ending.length === 0) return null
  const isUrgent = ending.some(({ rung }) => urgent.includes(rung))
  return (
    <Callout
      kind={isUrgent ? 'error' : 'warning'}
      title={
        ending.some(({ rung }) => rung === 'ended')
          ? 'Somebody is locked out, or soon will be'
          : 'Renew in time'
      }
    >
      <ul className="grid gap-1">
        {ending.map(({ id, kind, name, lastFour, owner, expiresAt, lastUsedAt, href }) => (
          <li key={id} suppressHydrationWarning>
            <Link href={href} className="font-medium text-ink underline underline-offset-4">
              {names[kind]}
              {name && ` ${name}`}
            </Link>{' '}
            {lastFour && <code className="font-mono text-xs">…{lastFour}</code>} of {owner}{' '}
            {endWords(expiresAt, now)}
            {lastUsedAt && (
              <>
                , last used <RelativeTime at={lastUsedAt} />
              </>
            )}
          </li>
        ))}
      </ul>
      {advice && <p className="mt-1">{advice}</p>}
    </Callout>
  )
}
