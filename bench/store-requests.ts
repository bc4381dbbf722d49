import { z } from 'zod'
import type { Stack } from '../scripts/stack/stack'

const logged = z.array(
  z.object({
    at: z.iso.datetime(),
    durationMs: z.number(),
    mutations: z.number(),
    actualCost: z.number().nullable(),
    throttled: z.boolean(),
    variables: z.unknown(),
  }),
)

/** A request to a store as the simulator saw it: when it came and was answered, in milliseconds since 1970. */
export type SentRequest = {
  at: number
  to: number
  mutations: number
  cost: number
  throttled: boolean
  text: string
}

/** Everything that was sent to a store, in order; read afterwards, because reading slows down what is measured. */
export async function requestsOf({ simulatorUrl }: Stack, store: string): Promise<SentRequest[]> {
  const answer = await fetch(`${simulatorUrl}/_control/requests?store=${store}&limit=100000`)
  return logged
    .parse(await answer.json())
    .map(({ at, durationMs, mutations, actualCost, throttled, variables }) => ({
      at: Date.parse(at),
      to: Date.parse(at) + durationMs,
      mutations,
      cost: actualCost ?? 0,
      throttled,
      text: JSON.stringify(variables),
    }))
    .sort((a, b) => a.at - b.at)
}
