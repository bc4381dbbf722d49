import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema } from 'graphql'
import { z } from 'zod'

export type Source = {
  /** acme.myshopify.com */
  shop: string
  token: string
  /** Such as 2026-10. */
  version: string
  /** Speak to the simulator instead of Shopify. */
  simulatorUrl?: string | undefined
}

const TIMEOUT_MS = 60_000

const query = getIntrospectionQuery({
  descriptions: false,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
  oneOf: true,
})

const Introspection = z.object({
  data: z.object({ __schema: z.looseObject({ types: z.array(z.unknown()) }) }),
})

/** Asks a store for the Admin schema of a version. Whatever goes wrong is thrown as words for a person. */
export async function introspect({ shop, token, version, simulatorUrl }: Source): Promise<GraphQLSchema> {
  const origin = simulatorUrl ? `${simulatorUrl}/${shop}` : `https://${shop}`
  const response = await fetch(`${origin}/admin/api/${version}/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new Error(`${new URL(origin).host} cannot be reached from this network (${reasonOf(error)}).`)
  })
  if (response.status === 401) throw new Error(`${shop} does not accept SHOPIFY_TEST_TOKEN (401).`)
  if (response.status === 404)
    throw new Error(`${shop} does not exist, or Shopify has no version ${version} (404).`)
  if (!response.ok) throw new Error(`${shop} answered ${response.status}.`)
  const served = response.headers.get('x-shopify-api-version')
  if (served !== null && served !== version)
    throw new Error(`Shopify answered with version ${served}: ${version} has been retired or never was.`)
  const answer = await response.text()
  const parsed = Introspection.safeParse(jsonOf(answer))
  if (!parsed.success)
    throw new Error(`${shop} answered with something else than a schema: ${answer.slice(0, 200)}`)
  return buildClientSchema(JSON.parse(answer).data)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
