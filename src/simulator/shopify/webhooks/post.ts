import { createHmac } from 'node:crypto'
import { API_VERSION } from '../graphql/api-version'
import type { App } from '../state/app'
import type { Delivery } from './delivery'
import { topicHeader } from './topic'

const ANSWER_WITHIN = 5000
const HOUR = 3_600_000

const sign = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('base64')

/** The secret that signs now: for an hour after a change, still the old one. */
const signingSecret = ({ clientSecret, rotated }: App, now: number): string =>
  rotated && now - rotated.at < HOUR ? rotated.previousSecret : clientSecret

function headersOf(delivery: Delivery, app: App, now: number): Record<string, string> {
  const { spoiled, name } = delivery
  return {
    'content-type': 'application/json',
    'user-agent': 'Shopify-Captain-Hook',
    'x-shopify-topic': topicHeader(delivery.topic),
    'x-shopify-hmac-sha256': sign(
      delivery.body,
      spoiled.badHmac ? 'not the secret' : signingSecret(app, now),
    ),
    'x-shopify-shop-domain': spoiled.domain ?? delivery.domain,
    'x-shopify-api-version': spoiled.version ?? API_VERSION,
    'x-shopify-webhook-id': delivery.webhookId,
    'x-shopify-event-id': delivery.eventId,
    'x-shopify-triggered-at': delivery.triggeredAt,
    ...(name && { 'x-shopify-name': name }),
  }
}

export type Posted = { status: number; error: string | null; tookMs: number }

/** Sends a webhook. Status 0 stands for no answer within five seconds, or none at all. */
export async function post(delivery: Delivery, app: App, now: number): Promise<Posted> {
  const sent = performance.now()
  const tookMs = () => Math.round(performance.now() - sent)
  try {
    const response = await fetch(delivery.uri, {
      method: 'POST',
      redirect: 'manual',
      headers: headersOf(delivery, app, now),
      body: delivery.body,
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
    const took = tookMs()
    await response.body?.cancel()
    return { status: response.status, error: null, tookMs: took }
  } catch (error) {
    return {
      status: 0,
      tookMs: tookMs(),
      error:
        error instanceof Error
          ? error.cause instanceof Error
            ? error.cause.message
            : error.message
          : 'failed',
    }
  }
}
