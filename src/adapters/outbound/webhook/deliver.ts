import { Webhook } from 'standardwebhooks'
import { TargetTroubleError } from '@/core/targets/trouble'
import { retryAfterOf } from '../retry-after'
import type { Send } from '../send'

export type WebhookMessage = {
  /** The same for each try, so that the receiver can tell a repetition. */
  id: string
  type: string
  timestamp: string
  data: object
}

/** The receiver did not take this message. */
export class MessageRefusedError extends Error {
  override readonly name = 'MessageRefusedError'

  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail)
  }
}

/**
 * Posts one message as Standard Webhooks has it: id, timestamp and a signature for each live secret, so that a receiver
 * can change its own at any time during a rotation. Throws TargetTroubleError when the receiver as a whole is out of
 * order.
 */
export async function deliver(
  { url, secrets, send }: { url: string; secrets: string[]; send: Send },
  { id, ...message }: WebhookMessage,
  now: Date,
): Promise<void> {
  const body = JSON.stringify(message)
  const { status, headers, text } = await send({
    method: 'POST',
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
    },
  })
  if (status >= 200 && status < 300) return
  const detail = `${status}${text.trim() ? `, ${text.replace(/\s+/g, ' ').trim().slice(0, 200)}` : ''}`
  if (status === 410) throw new TargetTroubleError({ kind: 'gone', detail })
  if (status === 404) throw new TargetTroubleError({ kind: 'not-found', detail })
  if (status === 429 || (status >= 502 && status <= 504)) {
    const retryAfterMs = retryAfterOf(headers, now)
    const kind = status === 429 ? 'throttled' : 'unavailable'
    throw new TargetTroubleError({ kind, detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
  }
  throw new MessageRefusedError(status, detail)
}
