import { z } from 'zod'

export const MergedCustomers = z.object({
  admin_graphql_api_customer_kept_id: z.string(),
  admin_graphql_api_customer_deleted_id: z.string(),
})

const aboutCustomer = [
  z.object({ admin_graphql_api_id: z.string().startsWith('gid://shopify/Customer/') }),
  z.object({ customerId: z.string().startsWith('gid://shopify/Customer/') }),
  z.object({ customer_id: z.union([z.number(), z.string()]) }),
  z.object({ customer: z.object({ id: z.union([z.number(), z.string()]) }) }),
] as const

const gid = (id: number | string) => `gid://shopify/Customer/${id}`

/** The customer that a delivery is about, as gid://shopify/Customer/1; null when it is about none. */
export function customerOf(payload: unknown): string | null {
  const [byGid, byCustomerGid, byNumber, nested] = aboutCustomer
  return (
    byGid.safeParse(payload).data?.admin_graphql_api_id ??
    byCustomerGid.safeParse(payload).data?.customerId ??
    numbered(byNumber.safeParse(payload).data?.customer_id) ??
    numbered(nested.safeParse(payload).data?.customer.id) ??
    null
  )
}

const aboutRequest = z.object({ data_request: z.object({ id: z.union([z.number(), z.string()]) }) })

/** Shopify's own id of the request that a customers/data_request delivers; null when it has none. */
export function dataRequestOf(payload: unknown): string | null {
  const { data } = aboutRequest.safeParse(payload)
  return data ? String(data.data_request.id) : null
}

const numbered = (id: number | string | undefined) => (id === undefined ? undefined : gid(id))

// A string, or a whole number that has too many digits for JavaScript.
const stringOrLongInteger = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
const storable = (_name: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '') : value

/** Parses a delivery's body. Ids beyond 2^53 become strings instead of being rounded; undefined when it is no object. */
export function parseWebhookBody(rawBody: string): Record<string, z.core.util.JSONType> | undefined {
  const exact = rawBody.replace(stringOrLongInteger, (found) =>
    found.startsWith('"') ? found : `"${found}"`,
  )
  try {
    return z.record(z.string(), z.json()).safeParse(JSON.parse(exact, storable)).data
  } catch {
    return undefined
  }
}
