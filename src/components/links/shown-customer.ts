import { z } from 'zod'
import { canonical, includesTag } from '@/core/reconcile/canonical'

const Fields = z.object({
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  phone: z.string().nullish(),
  locale: z.string().nullish(),
  note: z.string().nullish(),
})
const Tags = z.array(z.string())
const Desired = z.object({ fields: Fields, tags: Tags })
const Observed = Fields.extend({ tags: Tags.default([]) })

type Field = keyof z.infer<typeof Fields>

const labels: [Field, string][] = [
  ['email', 'E-mail'],
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['phone', 'Phone'],
  ['locale', 'Locale'],
  ['note', 'Note'],
]

export type ShownField = { name: string; desired: string | null; actual: string | null; same: boolean }
export type ShownTag = { tag: string; origin: 'ours' | 'theirs' | 'missing' }

/** What a store should show of a person beside what it last showed; undefined before the first write. */
export function shownCustomer(link: { desired: unknown; observed: unknown; managedTags: string[] }) {
  const desired = Desired.safeParse(link.desired).data
  const observed = Observed.safeParse(link.observed).data
  if (!desired || !observed) return undefined
  const fields = labels
    .filter(([field]) => desired.fields[field] !== undefined)
    .map(([field, name]): ShownField => {
      const [wanted, actual] = [desired.fields[field] ?? null, observed[field] ?? null]
      return { name, desired: wanted, actual, same: canonical(field, wanted) === canonical(field, actual) }
    })
  return { fields, tags: shownTags(desired.tags, observed.tags, link.managedTags) }
}

function shownTags(desired: string[], observed: string[], managed: string[]): ShownTag[] {
  const missing = desired.filter((tag) => !includesTag(observed, tag))
  return [
    ...observed.map((tag): ShownTag => ({ tag, origin: includesTag(managed, tag) ? 'ours' : 'theirs' })),
    ...missing.map((tag): ShownTag => ({ tag, origin: 'missing' })),
  ]
}
