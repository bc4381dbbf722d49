import type { Tenant } from '@/adapters/db/tenant'
import { endWords } from '@/core/credentials/ladder'
import { endingOf, type Ending } from '../credentials/ending'
import type { Issue } from './issue'

const words: Record<Ending['kind'], { one: string; many: string } & Pick<Issue, 'who' | 'fix'>> = {
  token: {
    one: 'A token',
    many: 'tokens',
    who: 'idp-admin',
    fix: 'Make a new token here and paste it into the identity provider; both work meanwhile. This ends by itself once the new one is used.',
  },
  secret: {
    one: 'A signing secret',
    many: 'signing secrets',
    who: 'teammate',
    fix: 'Give the website its new secret; both work meanwhile. This ends by itself once the new one is used.',
  },
  access: {
    one: 'The access to the store',
    many: 'accesses',
    who: 'store-owner',
    fix: 'Connect the store again on its page, so that Shopify gives a new one.',
  },
}

/** Credentials that end soon or have ended, an issue for each directory or store and kind; the soonest gives the title. */
export async function credentialIssues(tenant: Tenant, now: Date): Promise<Issue[]> {
  const ending = await endingOf(tenant, now)
  const groups = Map.groupBy(ending, ({ kind, ownerId }) => `${kind} ${ownerId}`)
  return [...groups].flatMap(([key, [first, ...others]]) =>
    first ? [issueOf(key, first, others.length, now)] : [],
  )
}

function issueOf(
  key: string,
  { kind, name, owner, expiresAt, href }: Ending,
  others: number,
  now: Date,
): Issue {
  const { one, many, who, fix } = words[kind]
  const what = name === null ? one : `${one} (${name})`
  return {
    key: `credential ${key}`,
    kind: 'credential',
    title: `${what} ${endWords(expiresAt, now)}${others > 0 ? `, and ${others} more ${many} follow` : ''}.`,
    who,
    fix,
    where: owner,
    count: null,
    firstSeen: null,
    lastSeen: null,
    retryAt: null,
    href,
    alike: null,
  }
}
