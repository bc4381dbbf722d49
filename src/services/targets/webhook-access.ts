import type { SealedTarget } from '@/adapters/db/targets'
import { deliver, type WebhookMessage } from '@/adapters/outbound/webhook/deliver'
import { WebhookCredentials, WebhookSettings } from '@/core/targets/settings'
import { openCredentials } from './credentials'
import { outbound } from './outbound'

export type WebhookAccess = (message: WebhookMessage) => Promise<void>

/** Delivers to a target of the kind webhook, signed with every secret that is live. Throws TargetTroubleError. */
export function openWebhook(target: SealedTarget): WebhookAccess {
  const { url } = WebhookSettings.parse(target.settings)
  const { secret, previous } = openCredentials(target, WebhookCredentials)
  return (message) => {
    const now = new Date()
    const isLive = previous !== undefined && new Date(previous.until) > now
    return deliver(
      { url, secrets: isLive ? [secret, previous.secret] : [secret], send: outbound() },
      message,
      now,
    )
  }
}
