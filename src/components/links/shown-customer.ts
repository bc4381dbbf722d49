import { z } from 'zod'
import { fieldLabel } from '@/core/mapping/field-label'
import { canonical, includesTag } from '@/core/reconcile/canonical'
import { fieldEntries } from '@/core/reconcile/field-entries'

const Tags = z.array(z.string())
const Desired = z.object({ fields: z.record(z.string(), z.string().nullable()), tags: Tags })
const Observed = z.looseObject({ tags: Tags.default([]) })

export type ShownField = { name: string; desired: string | null; actual: string | null; same: boolean }
export type ShownTag = { tag: string; origin: 'ours' | 'theirs' | 'missing' }

/** What a store should show of a person beside what it last showed; undefined before the first write. */
export function shownCustomer(link: { desired: unknown; observed: unknown; managedTags: string[] }) {
  const desired = Desired.safeParse(link.desired).data
  const observed = Observed.safeParse(link.observed).data
  if (!desired || !observed) return undefined
  const fields = fieldEntries(desired.fields).map(([field, wanted]): ShownField => {
    const seen = observed[field]
    const actual = typeof seen === 'string' ? seen : null
    const same = canonical(field, wanted) === canonical(field, actual)
    return { name: fieldLabel(field), desired: wanted, actual, same }
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
