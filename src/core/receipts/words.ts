import type { Departure, Receipt, StorePart } from './receipt'

type Lever = Departure['levers'][number]

const levers: Record<Lever['lever'], string> = {
  tags: 'Tags of Rollcall removed',
  marker: 'Marker tag set',
  metafields: 'Metafields cleared',
  roles: 'Company roles revoked',
  consent: 'Marketing consent withdrawn',
  removal: 'Customer removed',
}

const results: Record<Lever['result'], string> = {
  confirmed: 'read back: done',
  requested: 'requested, carried out by Shopify later',
  refused: 'refused',
  unconfirmed: 'NOT confirmed',
}

const causes: Record<Departure['cause'], string> = {
  inactive: 'made inactive in the directory',
  deleted: 'deleted in the directory',
  'out-of-scope': 'no longer in the scope of the store',
  restricted: 'restricted by a teammate',
}

const outcomes: Record<StorePart['outcome'], string> = {
  restricted: 'Restricted',
  removed: 'Customer deleted',
  incomplete: 'Not complete',
}

export const leverWords = ({ lever }: Lever) => levers[lever]
export const resultWords = ({ result, message }: Lever) =>
  message ? `${results[result]}: ${message}` : results[result]
export const causeWords = (cause: Departure['cause']) => causes[cause]
export const outcomeWords = (outcome: StorePart['outcome']) => outcomes[outcome]

/** What the receipt as a whole says. */
export const headline = ({ outcome }: Pick<Receipt, 'outcome'>) =>
  outcome === 'restricted'
    ? 'Access was taken away in every store, and every store was read back.'
    : 'Access was NOT confirmed to be taken away in every store. See below where.'

/** A moment that reads the same everywhere. */
export const moment = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`
