import type { StandingLink } from '@/adapters/db/standing-links'
import type { Refusal } from '@/core/reconcile/refusals'
import { fieldLabel } from '@/core/mapping/field-label'
import { isFieldName } from '@/core/reconcile/customer-store'

const fixers = new Map([
  ['idp-admin', 'For the administrator of the identity provider'],
  ['store-owner', 'For the owner of the store'],
  ['teammate', 'For an administrator of Rollcall'],
])

/** More than this is not read by anybody, and Okta's Tasks cut it off. */
const MOST_TOLD = 3

/** "Acme US does not take Phone: why. Who: what to do." */
const sentence = ({ stores, field, message, who, fix }: Refusal) =>
  `${named(stores)} ${stores.length === 1 ? 'does' : 'do'} not take ${labelled(field, message)} ${fixers.get(who) ?? 'For Rollcall'}: ${fix}`

/** A value that was left out is named by its message already. */
function labelled(field: string, message: string): string {
  const label = isFieldName(field) ? fieldLabel(field) : `the ${field}`
  return message.startsWith(`${label}: `) ? message : `${label}: ${message}`
}

const named = (stores: string[]) =>
  stores.length < 2 ? stores.join() : `${stores.slice(0, -1).join(', ')} and ${stores.at(-1)}`

/** What the identity provider is told: each store, field, cause, and who can end it. */
export function detailOf(refusals: Refusal[]): string {
  const told = refusals.slice(0, MOST_TOLD).map(sentence)
  const rest = refusals.length - told.length
  return [
    ...told,
    ...(rest > 0 ? [`${rest} more: see the person in Rollcall.`] : []),
    'Rollcall has kept the change; sending it again is safe.',
  ].join(' ')
}

/** How long a request waited and for what, for its line in the request log. */
export function waitedWords(milliseconds: number, links: StandingLink[], refusals: Refusal[]): string {
  const stores = (which: (link: StandingLink) => boolean) =>
    named(links.filter(which).map(({ store }) => store))
  const [done, later] = [stores(({ state }) => state === 'verified'), stores(({ pending }) => pending)]
  const parts = [
    ...refusals.map(({ stores, field, message }) => `${named(stores)} refused ${labelled(field, message)}`),
    ...(refusals.length === 0 && done ? [`${done} confirmed`] : []),
    ...(later ? [`${later} not yet done, goes on`] : []),
  ]
  return `Waited ${(milliseconds / 1000).toFixed(1)} s${parts.length > 0 ? `: ${parts.join(' · ')}` : ''}`
}
