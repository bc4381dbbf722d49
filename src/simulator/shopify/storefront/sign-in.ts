import { commitCustomer } from '../customers/commit'
import { normaliseEmail } from '../customers/contact-details'
import { type Call, header } from '../http/message'
import { type Customer, blankCustomer } from '../state/customer'
import { gid, legacyIdOf } from '../state/gid'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'

export type SignIn = { ok: true; customer: Customer } | { ok: false; problem: string }

/**
 * A shopper signs in with an address alone; whoever can read the mailbox would get the code. New customer
 * accounts make a customer of anyone, legacy accounts want one that was enabled.
 */
export function signIn(world: World, shop: Shop, given: string): SignIn {
  const email = normaliseEmail(given)
  if (!email) return { ok: false, problem: 'This is not an e-mail address.' }
  const known = shop.customers.byEmail(email)
  if (shop.settings.accounts === 'CLASSIC') {
    return known?.state === 'ENABLED'
      ? { ok: true, customer: known }
      : { ok: false, problem: 'There is no account with this address.' }
  }
  if (known) return { ok: true, customer: known }
  const blank = blankCustomer(gid('Customer', world.nextId()), world.clock.iso())
  return { ok: true, customer: commitCustomer({ world, shop }, { ...blank, email }) }
}

// The name holds the store, since cookies of 127.0.0.1 are shared by all of them.
const cookieName = ({ settings }: Shop) => `shopper_${settings.domain.replace(/\W/g, '_')}`

export const signInCookie = (shop: Shop, customer: Customer): string =>
  `${cookieName(shop)}=${legacyIdOf(customer.id)}; Path=/${shop.settings.domain}; HttpOnly; SameSite=Lax`

export const signOutCookie = (shop: Shop): string =>
  `${cookieName(shop)}=; Path=/${shop.settings.domain}; HttpOnly; SameSite=Lax; Max-Age=0`

/** Who is shopping, by the cookie. */
export function shopperOf(shop: Shop, call: Call): Customer | undefined {
  const cookies = (header(call, 'cookie') ?? '').split('; ')
  const [, id] = cookies.find((cookie) => cookie.startsWith(`${cookieName(shop)}=`))?.split('=') ?? []
  return id ? shop.customers.get(gid('Customer', id)) : undefined
}
