import {
  isAddress,
  isMetafield,
  type CompanyRole,
  type CustomerRecord,
  type CustomerWrite,
  type MetafieldField,
  type WriteResult,
} from '@/core/reconcile/customer-store'
import { AliasedRequest } from './aliased'
import { touchesRoles, writeRoles } from './company-roles'
import { customerExtras } from './documents/customer-extras'
import { addressAnew, extraSteps, isAddressGone, metafieldName, type ExtraStep } from './extra-steps'
import { keepCustomer, removeCustomer } from './removal'
import type { RequestOptions, StoreConnection } from './store-connection'
import { writeFailure } from './write-failure'

type Ok = WriteResult & { ok: true }

/** A customer that was written, with its default address, whose remaining parts follow. */
export type Begun = { write: CustomerWrite; result: Ok; addressId: string | null }

/**
 * Writes what customerSet and the tags cannot: metafields, address and consent of several customers in one request,
 * then company roles and removals of the few that have them. A refused part is told beside the customer.
 */
export async function writeExtras(
  store: StoreConnection,
  begun: Begun[],
  options?: RequestOptions,
): Promise<Map<string, Ok>> {
  const results = await writeFields(store, begun, options)
  for (const { write, result } of begun) {
    let done = results.get(write.linkId) ?? result
    const customerId = done.customer.id
    if (touchesRoles(write)) {
      const { roles, refused } = await writeRoles(store, write, customerId)
      done = { ...done, customer: { ...done.customer, roles }, ...(refused && { refused }) }
    }
    if (write.kind === 'update' && write.cancelErasure) {
      const refused = await keepCustomer(store, customerId, options)
      done = { ...done, ...(refused && { refused }) }
    }
    // Nothing is removed before everything else was taken away: it is what remains if the store refuses.
    if (write.kind === 'update' && write.removal && !done.refused)
      done = { ...done, removal: await removeCustomer(store, customerId, write.removal, options) }
    results.set(write.linkId, done)
  }
  return results
}

async function writeFields(store: StoreConnection, begun: Begun[], options?: RequestOptions) {
  const request = new AliasedRequest()
  const planned = begun.map(({ write, result, addressId }) => ({
    result,
    steps: extraSteps(request, write, { customerId: result.customer.id, addressId }),
  }))
  const results = new Map<string, Ok>(begun.map(({ write, result }) => [write.linkId, result]))
  if (request.size === 0) return results
  const { data, errors } = await store.requestAliased(request, options)
  const anew = await makeAddressesAnew(
    store,
    begun.filter((_, n) => planned[n]?.steps.some(({ effect }) => isAddressGone(effect(data)))),
    options,
  )
  for (const { result, steps } of planned) {
    const stopped = errors.find(({ path }) => !path || steps.some(({ alias }) => alias === path[0]))
    const made = anew.get(result.linkId)
    const effects = steps
      .map(({ effect }) => effect(data))
      .map((one) => (made && isAddressGone(one) ? made : one))
    const refused = stopped
      ? ({ code: 'store-refused', message: stopped.message } as const)
      : writeFailure(effects.flatMap(({ userErrors }) => userErrors))
    const customer: CustomerRecord = Object.assign({}, result.customer, ...effects.map(({ shown }) => shown))
    results.set(result.linkId, { ...result, customer, ...(refused && { refused }) })
  }
  return results
}

/** Shoppers who have deleted the address that we had given them get it again, beside those of their own. */
async function makeAddressesAnew(store: StoreConnection, gone: Begun[], options?: RequestOptions) {
  const request = new AliasedRequest()
  const made = new Map<string, ReturnType<ExtraStep['effect']>>()
  const steps = gone.flatMap(({ write, result: { linkId, customer } }) => {
    const fields = write.kind === 'update' ? (write.address?.fields ?? write.fields) : {}
    const step = addressAnew(request, fields, customer.id)
    if (step) return [{ linkId, step }]
    // What was to be emptied is gone as a whole.
    const cleared = Object.keys(write.fields).filter(isAddress)
    made.set(linkId, { shown: Object.fromEntries(cleared.map((field) => [field, null])), userErrors: [] })
    return []
  })
  if (steps.length === 0) return made
  const { data } = await store.requestAliased(request, options)
  for (const { linkId, step } of steps) made.set(linkId, step.effect(data))
  return made
}

/** Which of a customer's metafields and whether its company roles are of interest in a store. */
export type Extras = { metafields: readonly MetafieldField[]; roles: boolean }

/** Completes records with metafields and roles; those that are absent in the store are null or none. */
export async function readExtras<Record extends CustomerRecord>(
  store: StoreConnection,
  records: Record[],
  { metafields, roles }: Extras,
  options?: RequestOptions,
): Promise<Record[]> {
  if (records.length === 0 || (metafields.length === 0 && !roles)) return records
  const { data } = await store.request(
    customerExtras,
    {
      ids: records.map(({ id }) => id),
      keys: metafields.map((field) => {
        const { namespace, key } = metafieldName(field)
        return `${namespace}.${key}`
      }),
      withMetafields: metafields.length > 0,
      withRoles: roles,
    },
    options,
  )
  const answers = new Map(data.nodes.flatMap((node) => (node && 'id' in node ? [[node.id, node]] : [])))
  return records.map((record) => {
    const answer = answers.get(record.id)
    if (!answer) return record
    const values = new Map(
      (answer.metafields?.nodes ?? []).map(({ namespace, key, value }) => [`${namespace}.${key}`, value]),
    )
    const shown = metafields
      .filter(isMetafield)
      .map((field) => [field, values.get(field.slice('metafield:'.length)) ?? null] as const)
    const held: CompanyRole[] = (answer.companyContactProfiles ?? []).flatMap(
      ({ company, roleAssignments }) =>
        roleAssignments.nodes.map(({ role, companyLocation }) => ({
          companyId: company.id,
          locationId: companyLocation.id,
          roleId: role.id,
        })),
    )
    return { ...record, ...Object.fromEntries(shown), ...(roles && { roles: held }) }
  })
}
