import type { Child } from './child'

/** Resolves never while all children live, and throws when the first one ends that nobody told to. */
export async function firstDeath(children: Child[]): Promise<never> {
  const { child, ending } = await Promise.race(
    children.map(async (child) => ({ child, ending: await child.ended })),
  )
  const how = ending.signal ? `was ended by ${ending.signal}` : `ended with code ${ending.code}`
  throw new Error(`The ${child.name} ${how}. Its last lines:\n${child.lastLines()}`)
}
