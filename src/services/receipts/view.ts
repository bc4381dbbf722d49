import { z } from 'zod'
import { amendmentOf, findReceipt, listReceipts, publishedKeys } from '@/adapters/db/receipts'
import { Receipt } from '@/core/receipts/receipt'
import { read, type Context } from '../context'
import { Refused } from '../refused'

export const ReceiptRef = z.object({ id: z.uuid() })

export const ReceiptFilter = z.object({
  personId: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
})

/** Receipts, newest first; `nextCursor` is null on the last page. */
export const viewReceipts = (ctx: Context, filter: z.input<typeof ReceiptFilter>) =>
  read(ctx, async (tenant) => {
    const { limit, ...rest } = ReceiptFilter.parse(filter)
    const rows = await listReceipts(tenant, { ...rest, limit: limit + 1 })
    const receipts = rows.slice(0, limit).map((row) => {
      const { person, leaving, stores } = Receipt.parse(row.document)
      const { id, revision, issuedAt, saidAt } = row
      return { id, revision, issuedAt, saidAt, outcome: row.outcome, person, leaving, stores: stores.length }
    })
    return { receipts, nextCursor: rows.length > limit ? (receipts.at(-1)?.id ?? null) : null }
  })

/** One receipt as it was signed, with the one that has amended it since. */
export const viewReceipt = (ctx: Context, { id }: z.infer<typeof ReceiptRef>) =>
  read(ctx, async (tenant) => {
    const row = await findReceipt(tenant, id)
    if (!row) throw new Refused('not-found', 'There is no such receipt in this organization.')
    return {
      receipt: Receipt.parse(row.document),
      signature: { alg: 'Ed25519', kid: row.keyId, value: row.signature },
      amendedBy: await amendmentOf(tenant, row),
    }
  })

/** What anybody needs to verify receipts of this deployment, as a JSON Web Key Set (RFC 7517). */
export async function viewReceiptKeys() {
  const keys = await publishedKeys()
  return {
    keys: keys.map(({ kid, jwk }) => ({
      ...z.record(z.string(), z.string()).parse(jwk),
      kid,
      alg: 'Ed25519',
      use: 'sig',
    })),
  }
}
