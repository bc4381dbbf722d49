import { z } from 'zod'
import type { ClaimedLink } from '@/adapters/db/links'
import { CompanyRoleRef, Owner } from '@/core/mapping/configuration'
import { includesRole, includesTag } from '@/core/reconcile/canonical'
import {
  isFieldName,
  type CompanyRole,
  type CustomerFields,
  type CustomerRecord,
} from '@/core/reconcile/customer-store'
import type { Desired, Ledger } from '@/core/reconcile/decide'
import { fieldEntries } from '@/core/reconcile/field-entries'
import type { Asked } from '@/core/reconcile/loss'
import { managedAfter } from '@/core/reconcile/managed-metafields'
import type { Seen } from '@/core/reconcile/hint'

const Roles = z.array(CompanyRoleRef)

const Kept = z.looseObject({
  tags: z.array(z.string()).default([]),
  roles: Roles.default([]),
  updatedAt: z.string().nullish(),
  /** Of what was asked for. */
  fields: z.unknown().optional(),
})

/** The fields among what was kept as JSON. */
export const fieldsOf = (kept: unknown): CustomerFields =>
  Object.fromEntries(
    Object.entries(z.record(z.string(), z.unknown()).parse(kept ?? {})).flatMap(
      ([name, value]): [string, string | null][] =>
        isFieldName(name) && (value === null || typeof value === 'string') ? [[name, value]] : [],
    ),
  )

/** What the store last showed of a link's customer; nothing when it has not shown any. */
export function seenOf({ observed }: Pick<ClaimedLink, 'observed'>): Seen {
  if (observed === null) return { fields: {}, tags: [], updatedAt: null }
  const { tags, updatedAt = null } = Kept.parse(observed)
  return { fields: fieldsOf(observed), tags, updatedAt }
}

/** The customer as the store last showed it; undefined when it has not shown any. */
export function shownOf({
  customerId,
  observed,
}: Pick<ClaimedLink, 'customerId' | 'observed'>): CustomerRecord | undefined {
  if (customerId === null || observed === null) return undefined
  const { tags, roles, updatedAt } = Kept.parse(observed)
  return { ...fieldsOf(observed), id: customerId, linkKey: null, tags, roles, updatedAt: updatedAt ?? '' }
}

/** What was last asked for of a customer; undefined when nothing was. */
export function askedOf({ desired }: Pick<ClaimedLink, 'desired'>): Asked | undefined {
  if (desired === null) return undefined
  const { tags, roles, fields } = Kept.parse(desired)
  return { tags, roles, fields: fieldsOf(fields) }
}

type Remembered = Pick<
  ClaimedLink,
  'id' | 'customerId' | 'agreed' | 'observed' | 'managedTags' | 'managedRoles' | 'asked'
> &
  Partial<Pick<ClaimedLink, 'erasureRequestedAt' | 'managedMetafields' | 'addressId' | 'restricted'>>

const LastMember = z.object({
  metafieldTypes: z.record(z.string(), z.string()).default({}),
  tags: z.array(z.string()),
  roles: Roles.default([]),
  owners: z.record(z.string(), Owner).default({}),
})

/** What a store was last verified to show of somebody as a member; undefined when that never was. */
export function lastMemberOf({ lastMember }: Pick<ClaimedLink, 'lastMember'>): Desired | undefined {
  const kept = LastMember.safeParse(lastMember)
  if (!kept.success) return undefined
  const { fields } = z.object({ fields: z.unknown() }).parse(lastMember)
  return { presence: 'member', fields: fieldsOf(fields), ...kept.data }
}

/** What the database remembers of a link, as the core decides on it. */
export function ledgerOf(link: Remembered): Ledger {
  const { tags, roles } = Kept.parse(link.observed ?? {})
  return {
    linkId: link.id,
    customerId: link.customerId,
    agreed: fieldsOf(link.agreed),
    observed: fieldsOf(link.observed),
    observedTags: tags,
    managedTags: link.managedTags,
    observedRoles: roles,
    managedRoles: Roles.parse(link.managedRoles),
    managedMetafields: fieldsOf(link.managedMetafields),
    addressId: link.addressId ?? null,
    asked: link.asked.filter(isFieldName),
    erasureRequestedAt: link.erasureRequestedAt ?? null,
    restricted: link.restricted ?? false,
  }
}

/**
 * A customer that is the link's although the link does not know it yet, such as one that an unanswered create has made.
 * Everything of ours that it shows is agreed; ours is what is wanted now, and what that create had asked for.
 */
export function ledgerOfFound(
  link: Pick<ClaimedLink, 'id'> & { desired?: ClaimedLink['desired'] },
  customer: CustomerRecord,
  wanted: { tags: string[]; roles: CompanyRole[] },
): Ledger {
  const asked = Kept.parse(link.desired ?? {})
  const tags = [...wanted.tags, ...asked.tags.filter((tag) => !includesTag(wanted.tags, tag))]
  const roles = [...wanted.roles, ...asked.roles.filter((role) => !includesRole(wanted.roles, role))]
  return {
    linkId: link.id,
    customerId: customer.id,
    agreed: fieldsOf(customer),
    observed: fieldsOf(customer),
    observedTags: customer.tags,
    managedTags: tags.filter((tag) => includesTag(customer.tags, tag)),
    observedRoles: customer.roles ?? [],
    managedRoles: roles.filter((role) => includesRole(customer.roles ?? [], role)),
    managedMetafields: managedAfter({}, fieldsOf(asked.fields), customer),
  }
}

/** Fields as JSON, which knows no undefined. */
export const jsonFields = (fields: CustomerFields): Record<string, string | null> =>
  Object.fromEntries(fieldEntries(fields))

/** What is asked for of a customer, as JSON; when to look at it again is of the moment. */
export function jsonDesired({ lookAgainAt: _moment, problems: _leftOut, ...lasting }: Desired) {
  return { ...lasting, fields: jsonFields(lasting.fields) }
}
