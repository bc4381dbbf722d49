import { sender, type Send } from '@/adapters/outbound/send'
import { env } from '@/env'

let made: Send | undefined

/** The one way out of this process to addresses that somebody typed in. */
export const outbound = (): Send => (made ??= sender({ allowPrivate: env().OUTBOUND_PRIVATE_ADDRESSES }))
