import { canonical, includesRole, includesTag } from './canonical'
import type { ValueChange } from './changes'
import { isMetafield, type CompanyRole, type CustomerFields, type MetafieldTypes } from './customer-store'
import { decide, type Desired, type Ledger, type Plan } from './decide'
import { fieldEntries } from './field-entries'

/**
 * What somebody who stays in a store would lose there: tags and company roles of ours that it shows, and metafields that
 * nothing fills any more, with their values. Another value or another role at the same location is no loss.
 */
export type Loss = { tags: string[]; roles: CompanyRole[]; metafields: CustomerFields }

/** What was last asked for of a customer. */
export type Asked = Pick<Desired, 'tags' | 'roles' | 'fields'>

/**
 * What a plan takes from somebody who stays, or undefined when it takes nothing. What was not `asked` for is no loss, such
 * as what merging another person's customer has brought.
 */
export function lossOf(desired: Desired, ledger: Ledger, plan: Plan, asked?: Asked): Loss | undefined {
  if (desired.presence === 'leaver' || plan.kind === 'none' || plan.write.kind === 'create') return undefined
  const { removeTags, removeRoles = [], fields } = plan.write
  const isReplaced = ({ locationId }: CompanyRole) =>
    desired.roles.some((role) => role.locationId === locationId)
  const loss: Loss = {
    tags: removeTags.filter(
      (tag) => includesTag(ledger.observedTags, tag) && (!asked || includesTag(asked.tags, tag)),
    ),
    roles: removeRoles.filter(
      (role) =>
        includesRole(ledger.observedRoles, role) &&
        !isReplaced(role) &&
        (!asked || includesRole(asked.roles, role)),
    ),
    metafields: Object.fromEntries(
      fieldEntries(fields).flatMap(([field, value]) => {
        if (!isMetafield(field) || value !== null) return []
        const had = ledger.agreed[field] ?? ledger.managedMetafields?.[field] ?? null
        const isOurs = !asked || (asked.fields[field] ?? null) !== null
        return isOurs && canonical(field, had) !== null ? [[field, had]] : []
      }),
    ),
  }
  return isNothing(loss) ? undefined : loss
}

const isNothing = ({ tags, roles, metafields }: Loss) =>
  tags.length + roles.length + Object.keys(metafields).length === 0

/**
 * The wish and the plan without a loss: whatever else has changed is written. `types` knows those of metafields that
 * nothing names any more.
 */
export function withoutLoss(
  desired: Desired,
  ledger: Ledger,
  loss: Loss,
  types: MetafieldTypes = {},
): { desired: Desired; plan: Plan } {
  const kept = fieldEntries(loss.metafields).map(([field]) => field)
  const keptTypes = Object.fromEntries(Object.entries(types).filter(([field]) => field in loss.metafields))
  const wish: Desired = {
    ...desired,
    tags: [...desired.tags, ...loss.tags],
    roles: [...desired.roles, ...loss.roles],
    fields: { ...desired.fields, ...loss.metafields },
    metafieldTypes: { ...keptTypes, ...desired.metafieldTypes },
  }
  return { desired: wish, plan: decide(wish, { ...ledger, asked: [...(ledger.asked ?? []), ...kept] }) }
}

/** Whether a loss is no more than one that was decided on before. */
export const isWithin = (loss: Loss, decided: Loss): boolean =>
  loss.tags.every((tag) => includesTag(decided.tags, tag)) &&
  loss.roles.every((role) => includesRole(decided.roles, role)) &&
  fieldEntries(loss.metafields).every(([field]) => field in decided.metafields)

/** A loss as history shows it. */
export const changesOfLoss = ({ tags, roles, metafields }: Loss): ValueChange[] => [
  ...fieldEntries(metafields).map(([field, from]) => ({ field, from, to: null })),
  ...tags.map((from) => ({ field: 'tag', from, to: null })),
  ...roles.map(({ locationId: from }) => ({ field: 'companyRole', from, to: null })),
]
