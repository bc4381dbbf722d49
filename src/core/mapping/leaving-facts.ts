import type { Policy } from './configuration'

export type LeavingFact = {
  lever: 'tags' | 'marker' | 'metafields' | 'roles' | 'consent' | 'removal'
  inForce: boolean
  /** What it does, or why it does not. */
  says: string
}

/** What is known of a store besides its policy; `accounts` is undefined where nobody has looked yet. */
export type StoreNature = {
  scopes: readonly string[]
  accounts?: 'CLASSIC' | 'NEW_CUSTOMER_ACCOUNTS'
}

/** What leaving means in a store, in words: which levers are in force, and what they do not cover together. */
export function leavingFacts(
  policy: Policy,
  { scopes, accounts }: StoreNature,
): {
  levers: LeavingFact[]
  notCovered: string[]
} {
  const mayErase = scopes.includes('write_customer_data_erasure')
  return {
    levers: [
      {
        lever: 'tags',
        inForce: true,
        says: 'Every tag that Rollcall has set is removed. Tags of the store stay.',
      },
      {
        lever: 'marker',
        inForce: true,
        says: `The tag ${policy.marker} is added, for themes and gating apps to look at.`,
      },
      {
        lever: 'metafields',
        inForce: policy.clearMetafields,
        says: policy.clearMetafields
          ? 'The metafields that Rollcall writes are cleared.'
          : 'The metafields that Rollcall writes keep their last values.',
      },
      {
        lever: 'roles',
        inForce: policy.revokeRoles,
        says: policy.revokeRoles
          ? 'The company roles that Rollcall has assigned are revoked, so that nobody orders for the company any more.'
          : 'Company roles stay: whoever had one may still order for the company.',
      },
      {
        lever: 'consent',
        inForce: policy.withdrawConsent,
        says: policy.withdrawConsent
          ? 'Marketing by e-mail and text message ends. Coming back does not give the consent again.'
          : 'Marketing consent is not touched.',
      },
      removalFact(policy, mayErase),
    ],
    notCovered: [
      accounts === 'CLASSIC'
        ? 'Sign-in to the storefront is still possible: Shopify lets no app disable a customer account. Only the theme or a gating app that honours the marker keeps them out.'
        : 'Sign-in to the storefront is still possible for whoever can read the mailbox, unless the theme or a gating app honours the marker.',
      'Checkout as a guest is still possible where the store does not ask for a sign-in.',
      ...(policy.revokeRoles
        ? []
        : ['Orders for a company are still possible, because roles are not revoked.']),
      ...(policy.removal === 'delete'
        ? ['Shopify keeps customers with orders; they stay restricted instead of being deleted.']
        : []),
      ...(policy.removal === 'erase' && !mayErase
        ? ['The data is not erased: the store has not granted the scope write_customer_data_erasure.']
        : []),
    ],
  }
}

function removalFact({ removal, removalAfterDays }: Policy, mayErase: boolean): LeavingFact {
  const when =
    removalAfterDays === 0
      ? 'on leaving the directory'
      : `${removalAfterDays} days after leaving the directory`
  if (removal === 'never')
    return { lever: 'removal', inForce: false, says: 'The customer stays in the store.' }
  if (removal === 'delete')
    return { lever: 'removal', inForce: true, says: `The customer is deleted ${when}, if Shopify allows it.` }
  return {
    lever: 'removal',
    inForce: mayErase,
    says: mayErase
      ? `Shopify is asked ${when} to erase the customer’s personal data.`
      : 'Erasure was chosen, but the store has not granted the scope for it.',
  }
}
