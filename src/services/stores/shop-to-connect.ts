import { shopConnectedElsewhere } from '@/adapters/db/stores'
import { parseShopDomain } from '@/adapters/shopify/shop-domain'
import type { Context } from '../context'
import { Refused } from '../refused'

/** The shop that was typed in any form, when this organization may connect it. */
export async function shopToConnect(ctx: Context, typed: string): Promise<string> {
  const parsed = parseShopDomain(typed)
  if (!parsed.ok) throw new Refused('invalid', parsed.reason, 'shop')
  await refuseIfElsewhere(ctx, parsed.shop)
  return parsed.shop
}

/** One shop feeds one organization: two would undo each other's changes. */
export async function refuseIfElsewhere(ctx: Context, shop: string): Promise<void> {
  if (!(await shopConnectedElsewhere(ctx.organizationId, shop))) return
  throw new Refused(
    'conflict',
    `${shop} is connected to another organization. It must be disconnected there first.`,
    'shop',
  )
}
