import { z } from 'zod'
import { CompanyRoleRef } from '@/core/mapping/configuration'
import { isMetafield } from '@/core/reconcile/customer-store'
import type { Desired } from '@/core/reconcile/decide'
import { fieldsOf } from '../ledger'

const Line = z.object({
  fields: z.unknown(),
  metafieldTypes: z.record(z.string(), z.string()),
  tags: z.array(z.string()),
  roles: z.array(CompanyRoleRef),
  owners: z.record(z.string(), z.enum(['directory', 'store', 'newest', 'ask'])),
})

/** What was asked for of a new customer, as a line of a load keeps it. */
export function desiredOfLine(kept: unknown): Desired & { presence: 'member' } {
  const { fields, metafieldTypes, ...rest } = Line.parse(kept)
  const types = Object.entries(metafieldTypes).filter(([name]) => isMetafield(name))
  return {
    ...rest,
    presence: 'member',
    fields: fieldsOf(fields),
    metafieldTypes: Object.fromEntries(types),
  }
}
