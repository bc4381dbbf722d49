import { ReceiptKey } from '@/adapters/vault/receipt-key'
import { env } from '@/env'

let key: ReceiptKey | undefined

export const receiptKey = () => (key ??= new ReceiptKey(env().ENCRYPTION_KEYS))
