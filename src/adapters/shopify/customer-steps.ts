import type { CustomerRecord, CustomerWrite, WriteFailure } from '@/core/reconcile/customer-store'
import type { AliasedRequest, Asked } from './aliased'
import { recordOf, type CustomerAnswer } from './customer-record'
import { addTags, removeTags, setCustomer } from './documents/customer-write'
import { LINK_KEY } from './link-key'
import type { QueryError } from './query-answer'
import { createInput, setInput } from './set-input'
import { writeFailure, type UserError } from './write-failure'

/** What one mutation of a customer answered, whichever of the three it was. */
type Effect = { customer: CustomerAnswer | null; userErrors: UserError[] }

/** One mutation of a write, under its alias. */
export type Step = { alias: string; effect: (answers: Record<string, unknown>) => Effect }

/** `addressId` is the default address that the customer has. */
export type Outcome =
  { ok: true; customer: CustomerRecord; addressId: string | null } | { ok: false; failure: WriteFailure }

/** Tags of an existing customer are added and removed, never set: setting would take away what others added. */
export function stepsOf(request: AliasedRequest, write: CustomerWrite): Step[] {
  if (write.kind === 'create') {
    const identifier = { customId: { key: LINK_KEY, value: write.linkId } }
    return [setStep(request.add(setCustomer, { identifier, input: createInput(write.fields, write.tags) }))]
  }
  const { customerId: id, fields, addTags: added, removeTags: removed } = write
  const steps: Step[] = []
  const input = setInput(fields)
  // Without anything of its own it still reads the customer, whom what follows needs.
  const fieldsChange = Object.keys(input).length > 0 || (added.length === 0 && removed.length === 0)
  if (fieldsChange) steps.push(setStep(request.add(setCustomer, { identifier: { id }, input })))
  if (removed.length > 0) steps.push(removeStep(request.add(removeTags, { id, tags: removed })))
  if (added.length > 0) steps.push(addStep(request.add(addTags, { id, tags: added })))
  return steps
}

const NOTHING: Effect = { customer: null, userErrors: [] }

const setStep = ({ alias, from }: Asked<{ customerSet: Effect | null }>): Step => ({
  alias,
  effect: (answers) => from(answers).customerSet ?? NOTHING,
})

type TagEffect = { node: CustomerAnswer | object | null; userErrors: UserError[] }

const removeStep = ({ alias, from }: Asked<{ tagsRemove: TagEffect | null }>): Step => ({
  alias,
  effect: (answers) => tagEffect(from(answers).tagsRemove),
})

const addStep = ({ alias, from }: Asked<{ tagsAdd: TagEffect | null }>): Step => ({
  alias,
  effect: (answers) => tagEffect(from(answers).tagsAdd),
})

function tagEffect(answer: TagEffect | null): Effect {
  if (!answer) return NOTHING
  const { node, userErrors } = answer
  return { customer: node && 'updatedAt' in node ? node : null, userErrors }
}

/** Mutations run in order, so that the last answer of a customer shows it as it is after all of them. */
export function outcomeOf(steps: Step[], answers: Record<string, unknown>, errors: QueryError[]): Outcome {
  const unknown = errors.find(({ path }) => !path || steps.some(({ alias }) => alias === path[0]))
  if (unknown) return failed({ code: 'store-refused', message: unknown.message })
  const effects = steps.map(({ effect }) => effect(answers))
  const failure = writeFailure(effects.flatMap(({ userErrors }) => userErrors))
  if (failure) return failed(failure)
  const customer = effects.at(-1)?.customer
  if (customer)
    return { ok: true, customer: recordOf(customer), addressId: customer.defaultAddress?.id ?? null }
  return failed({
    code: 'store-refused',
    message: 'Shopify answered without the customer and without a reason.',
  })
}

export const failed = (failure: WriteFailure): Outcome => ({ ok: false, failure })
