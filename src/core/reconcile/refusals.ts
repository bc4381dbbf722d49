/** Why a write failed, as it was kept: `code` is a WriteFailureCode or one of matching. */
export type FailureReason = { code: string; message: string; who: string; fix: string; field?: string }

/** How a person stands in one store after its drain. */
export type Standing = {
  store: string
  state: string
  reason: FailureReason | null
  /** What was left out of the customer (field-problem.ts). */
  problems: { field: string; message: string; who: string; fix: string }[]
}

/** What stores do not take of a person, for one cause; `taken`: somebody else has the value. */
export type Refusal = {
  stores: string[]
  field: string
  message: string
  who: string
  fix: string
  taken: boolean
}

/** Failures that a person's own data causes, with the field it is about. All others are a store's or ours to end. */
const causedByData = new Map<string, { field: string; taken: boolean }>([
  ['email-invalid', { field: 'email', taken: false }],
  ['phone-invalid', { field: 'phone', taken: false }],
  ['field-invalid', { field: 'field', taken: false }],
  ['email-taken', { field: 'email', taken: true }],
  ['phone-taken', { field: 'phone', taken: true }],
  ['held-by-another', { field: 'email or phone', taken: true }],
  ['different-person', { field: 'email or phone', taken: true }],
])

/**
 * What a person's data is refused for, store by store, equal causes together. Whatever waits for a teammate, for the
 * store or for us is not among it, nor what a portal administrator has to mend in a mapping or rule.
 */
export function refusals(standings: Standing[]): Refusal[] {
  const found = new Map<string, Refusal>()
  for (const { store, ...standing } of standings) {
    for (const refusal of inOneStore(standing)) {
      const key = JSON.stringify(refusal)
      const known = found.get(key)
      if (known) known.stores.push(store)
      else found.set(key, { stores: [store], ...refusal })
    }
  }
  return [...found.values()]
}

function inOneStore({ state, reason, problems }: Omit<Standing, 'store'>): Omit<Refusal, 'stores'>[] {
  if (state !== 'failed' && state !== 'verified') return []
  const caused = state === 'failed' && reason ? causedByData.get(reason.code) : undefined
  const leftOut = problems.filter(({ who }) => who === 'idp-admin')
  return [
    ...(caused && reason
      ? [
          {
            field: reason.field ?? caused.field,
            message: reason.message,
            who: reason.who,
            fix: reason.fix,
            taken: caused.taken,
          },
        ]
      : []),
    ...leftOut.map(({ field, message, who, fix }) => ({ field, message, who, fix, taken: false })),
  ]
}
