import fc from 'fast-check'

/** Numbers choose among what there is when the step is taken; a step for which there is nothing does nothing. */
const which = fc.nat({ max: 11 })
const department = fc.constantFrom('Sales', 'Legal', 'R&D', 'sales')
const name = fc.constantFrom('Wholesale', 'VIP', 'Staff')
const tag = fc.constantFrom('VIP', 'Zürich ☀', 'own tag', 'Rollcall', 'department:')

const step = <Kind extends string, Given extends object>(
  kind: Kind,
  given: { [Key in keyof Given]: fc.Arbitrary<Given[Key]> },
) => fc.record<Given>(given).map((rest) => ({ kind, ...rest }))

const idp = fc.oneof(
  { weight: 4, arbitrary: step('create', { department }) },
  { weight: 3, arbitrary: step('move', { who: which, department }) },
  { weight: 2, arbitrary: step('rename', { who: which }) },
  { weight: 1, arbitrary: step('readdress', { who: which }) },
  { weight: 3, arbitrary: step('deactivate', { who: which }) },
  { weight: 3, arbitrary: step('reactivate', { who: which }) },
  { weight: 1, arbitrary: step('delete', { who: which }) },
  { weight: 2, arbitrary: step('recreate', { who: which }) },
  { weight: 2, arbitrary: step('group', { name, who: which }) },
  { weight: 1, arbitrary: step('renameGroup', { group: which, name }) },
  { weight: 1, arbitrary: step('deleteGroup', { group: which }) },
  { weight: 3, arbitrary: step('join', { group: which, who: which }) },
  { weight: 2, arbitrary: step('leave', { group: which, who: which }) },
  { weight: 1, arbitrary: step('park', { group: which }) },
)

const merchant = fc.oneof(
  { weight: 2, arbitrary: step('edit', { shop: which, customer: which }) },
  { weight: 3, arbitrary: step('tag', { shop: which, customer: which, tag }) },
  { weight: 1, arbitrary: step('untag', { shop: which, customer: which, tag }) },
  { weight: 2, arbitrary: step('strip', { shop: which, customer: which }) },
  { weight: 1, arbitrary: step('remove', { shop: which, customer: which }) },
  { weight: 1, arbitrary: step('stranger', { shop: which, tag }) },
  { weight: 2, arbitrary: step('merge', { shop: which, customer: which, other: which }) },
)

const configure = step('configure', { which })

const trouble = fc.oneof(
  { weight: 4, arbitrary: step('fault', { shop: which, which }) },
  { weight: 1, arbitrary: step('kill', { shop: which, afterMs: fc.nat({ max: 80 }) }) },
)

const progress = fc.oneof(
  { weight: 3, arbitrary: step('drain', { shop: which }) },
  { weight: 2, arbitrary: step('hear', { shop: which, seed: fc.nat({ max: 1_000 }) }) },
)

/** What an identity provider and merchants do. */
export const peacefulStep = fc.oneof(
  { weight: 8, arbitrary: idp },
  { weight: 5, arbitrary: merchant },
  { weight: 1, arbitrary: configure },
)

/** The same among faults, drains that are killed, and webhooks that come late, twice and in any order. */
export const anyStep = fc.oneof(
  { weight: 8, arbitrary: idp },
  { weight: 5, arbitrary: merchant },
  { weight: 1, arbitrary: configure },
  { weight: 3, arbitrary: trouble },
  { weight: 6, arbitrary: progress },
)

type Drawn<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never

export type Step = Drawn<typeof anyStep>
