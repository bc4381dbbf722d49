import { z } from 'zod'
import type { Stack } from '../scripts/stack/stack'

const Deliveries = z.array(z.object({ attempts: z.array(z.object({ tookMs: z.number() })) }))

/** How long the portal took to answer each of a store's newest webhooks, in milliseconds. */
export async function webhookAnswers({ simulatorUrl }: Stack, store: string): Promise<number[]> {
  const answer = await fetch(`${simulatorUrl}/_control/webhooks?store=${store}`)
  return Deliveries.parse(await answer.json()).flatMap(({ attempts }) => attempts.map(({ tookMs }) => tookMs))
}
