type Customer = { firstName: string; lastName: string; email: string; phone?: string; tags?: string[] }

/** Opens a shop in the simulated Shopify. */
export const addStore = (simulator: string, store: { domain: string; name: string; plan?: string }) =>
  post(`${simulator}/_control/stores`, store)

/** Enters customers into a store as its merchant would, but for those whom an interrupted run entered already. */
export async function addCustomers(simulator: string, domain: string, customers: readonly Customer[]) {
  const address = `${simulator}/_control/stores/${domain}/customers`
  const known: { email: string | null }[] = await (await fetch(address)).json()
  const missing = customers.filter(({ email }) => known.every((customer) => customer.email !== email))
  for (const customer of missing) await post(address, customer)
}

async function post(url: string, body: object) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
}
