import { foldEmail } from '@/core/reconcile/same-email'

/** The domain of the people, on which the organization takes over customers without asking. */
export const OWN_DOMAIN = 'acme.example'

type Sketch = { email?: string; phone?: string; firstName?: string; tags?: string[] }
type Case = {
  customers: (email: string, phone: string) => Sketch[]
  becomes: 'adopted' | 'created' | 'asked'
}

/** What the store has that resembles a person, and what must come of it. */
const cases: Case[] = [
  { becomes: 'adopted', customers: (email) => [{ email: email.toUpperCase(), tags: ['vip'] }] },
  { becomes: 'adopted', customers: (email, phone) => [{ email, phone }] },
  { becomes: 'created', customers: (email) => [{ email: email.replace('@', '+shop@') }] },
  { becomes: 'created', customers: (email) => [{ email: `x-${email}` }, { email: `${email}.org` }] },
  { becomes: 'created', customers: (email) => [{ email: email.replace('person', 'person.') }] },
  {
    becomes: 'created',
    customers: (email) => [{ email: email.replace(OWN_DOMAIN, `shop.${OWN_DOMAIN}`), firstName: 'Ada' }],
  },
  { becomes: 'created', customers: () => [] },
  { becomes: 'asked', customers: (email, phone) => [{ email: `other-${email}`, phone }] },
  { becomes: 'asked', customers: (email, phone) => [{ email }, { email: `other-${email}`, phone }] },
  { becomes: 'asked', customers: (_, phone) => [{ phone, firstName: 'Ada' }] },
]

type Somebody = { email: string; phone: string; becomes: Case['becomes'] }

/** So many customers of a store, and a tenth as many people whom some of them resemble. */
export function crowdOf(count: number): { people: Somebody[]; customers: Sketch[] } {
  const alike = Array.from({ length: count / 10 }, (_, n) => {
    const [email, phone] = [`person${n}@${OWN_DOMAIN}`, `+1415${5_550_000 + n}`]
    const { becomes, customers } = cases[n % cases.length] ?? { becomes: 'created', customers: () => [] }
    return { person: { email, phone, becomes }, customers: customers(email, phone) }
  })
  const resembling = alike.flatMap(({ customers }) => customers)
  const strangers = Array.from({ length: count - resembling.length }, (_, n) => ({
    email: `shopper${n}@mail.example`,
  }))
  return { people: alike.map(({ person }) => person), customers: [...resembling, ...strangers] }
}

type Customer = { id: string; email: string | null }
type Standing = { customerId: string | null; reason: unknown }

/**
 * What has come of a crowd, by the store's customers before and after, and where each person's link stands: who is linked
 * wrongly, how many customers are too many, how many people wait for a teammate, and how many customers that are nobody's
 * were changed.
 */
export function verdictOn(
  people: Somebody[],
  {
    before,
    after,
    standingOf,
  }: { before: Customer[]; after: Customer[]; standingOf: (email: string) => Standing },
) {
  const known = new Set(before.map(({ id }) => id))
  const now = new Map(after.map((customer) => [customer.id, customer]))
  const isAsked = ({ customerId, reason }: Standing) =>
    customerId === null && JSON.stringify(reason).includes('needs-review')
  const wrong = people.filter(({ email, becomes }) => {
    const standing = standingOf(email)
    if (becomes === 'asked') return !isAsked(standing)
    const customer = now.get(standing.customerId ?? '')
    const isNew = !known.has(standing.customerId ?? '')
    return foldEmail(customer?.email ?? '') !== email || isNew !== (becomes === 'created')
  })
  const linked = people.flatMap(({ email }) => standingOf(email).customerId ?? [])
  const theirs = new Set(linked)
  const created = people.filter(({ becomes }) => becomes === 'created').length
  return {
    wrong: wrong.map(({ email }) => email),
    duplicates: linked.length - theirs.size + (after.length - before.length - created),
    reviews: people.filter(({ email }) => isAsked(standingOf(email))).length,
    touched: before.filter(
      (customer) =>
        !theirs.has(customer.id) && JSON.stringify(now.get(customer.id)) !== JSON.stringify(customer),
    ).length,
  }
}
