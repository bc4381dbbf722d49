import { z } from 'zod'
import { renderReceipt } from '@/adapters/pdf/render-receipt'
import { env } from '@/env'
import type { Context } from '../context'
import { Refused } from '../refused'
import { viewReceipt } from './view'

const File = z.object({ id: z.uuid(), format: z.enum(['json', 'pdf']) })

type ReceiptFile = { body: string | Uint8Array<ArrayBuffer>; type: string; name: string }

/** A receipt as a file. Throws Refused for one that there is not. */
export async function receiptFile(ctx: Context, asked: { id: string; format: string }): Promise<ReceiptFile> {
  const file = File.safeParse(asked)
  if (!file.success) throw new Refused('not-found', 'There is no such file.')
  const { id, format } = file.data
  const { receipt, signature } = await viewReceipt(ctx, { id })
  const signed = JSON.stringify({ receipt, signature }, null, 2)
  const name = `receipt-${id}.${format}`
  if (format === 'json') return { body: signed, type: 'application/json', name }
  const body = await renderReceipt(receipt, { signed, signature, keysAt: receiptKeysUrl() })
  return { body, type: 'application/pdf', name }
}

export const receiptKeysUrl = () => `${env().PORTAL_URL}/.well-known/rollcall-receipts.json`
