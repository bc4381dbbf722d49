import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '@/env'

/**
 * A name for something that must not be kept itself: equal for equal texts, and it says nothing to whoever has no key.
 * It changes when ENCRYPTION_KEYS gets a new one.
 */
export function blind(text: string): string {
  const [, newest = ''] = env().ENCRYPTION_KEYS.split(',').at(-1)?.split(':') ?? []
  const key = hkdfSync('sha256', Buffer.from(newest, 'base64'), '', 'rollcall blind names', 32)
  return createHmac('sha256', Buffer.from(key)).update(text, 'utf8').digest('base64url')
}
