import { z } from 'zod'
import type { Stack } from '../scripts/stack/stack'
import { requestsOf } from './store-requests'

/**
 * When each person's first write to the store was answered, in milliseconds since 1970. Read from the simulator's log
 * afterwards: watching the stores meanwhile would slow down what is measured.
 */
export async function arrivals(stack: Stack, store: string, emails: string[]): Promise<Map<string, number>> {
  const writes = (await requestsOf(stack, store)).filter(({ mutations }) => mutations > 0)
  return new Map(
    emails.map((email) => {
      const write = writes.find(({ text }) => text.includes(`"${email}"`))
      if (!write) throw new Error(`${store} has no write for ${email}`)
      return [email, write.to]
    }),
  )
}

export async function customerCount(stack: Stack, store: string): Promise<number> {
  const answer = await fetch(`${stack.simulatorUrl}/_control/stores/${store}`)
  return z.object({ customers: z.number() }).parse(await answer.json()).customers
}
