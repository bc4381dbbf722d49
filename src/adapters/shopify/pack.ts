import { isMetafield, type CustomerWrite } from '@/core/reconcile/customer-store'

/** Mutations that a write takes: one for all plain fields, one to remove tags, one to add them, and the extra steps. */
export function mutationsOf(write: CustomerWrite) {
  const extras = extraMutations(write)
  if (write.kind === 'create') return 1 + extras
  const tags = Number(write.addTags.length > 0) + Number(write.removeTags.length > 0)
  return Math.max(1, tags + Number(Object.keys(write.fields).length > 0)) + extras
}

/** As extra-steps.ts adds them. */
function extraMutations({ kind, fields }: CustomerWrite) {
  const names = Object.keys(fields)
  const metafields = names.filter(isMetafield).map((field) => fields[field] !== null)
  return (
    new Set(metafields).size +
    Number(kind === 'update' && names.some((name) => name.startsWith('address.'))) +
    Number(Boolean(fields.emailMarketing)) +
    Number(Boolean(fields.smsMarketing))
  )
}

/** Divides what is to be written into requests of at most `limit` mutations; each holds at least one write. */
export function requestsOf<Item>(
  items: Item[],
  writeOf: (item: Item) => CustomerWrite,
  limit: number,
): Item[][] {
  const requests: Item[][] = []
  let room = 0
  for (const item of items) {
    const mutations = mutationsOf(writeOf(item))
    const last = requests.at(-1)
    if (last && mutations <= room) last.push(item)
    else {
      requests.push([item])
      room = limit
    }
    room -= mutations
  }
  return requests
}

const FEWEST = 2
const SIDE_BY_SIDE = 4

/** A few urgent changes go in smaller requests side by side, because a request takes as long as all of its mutations. */
export const spread = (limit: number, writes: number) =>
  Math.min(limit, Math.max(FEWEST, Math.ceil(writes / SIDE_BY_SIDE)))
