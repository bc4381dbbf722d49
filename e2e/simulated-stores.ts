import { randomUUID } from 'node:crypto'
import { addStore } from '../scripts/demo/merchant'
import { Visitor } from '../scripts/demo/visitor'
import type { RunningStack } from './stack'

export type Directory = { scimBaseUrl: string; token: string }

type Customer = { email: string | null; firstName: string | null; tags: string[] }

/** A new organization with stores and a directory, made over HTTP as a person would. */
export async function openStores(
  stack: RunningStack,
  count: number,
  credentials?: { email: string; password: string },
): Promise<{ directory: Directory; domains: string[] }> {
  const id = randomUUID().slice(0, 8)
  const domains = Array.from({ length: count }, (_, n) => `s${id}-${n + 1}.myshopify.com`)
  const visitor = new Visitor(stack.portalUrl)
  const account = {
    email: `${id}@example.com`,
    password: 'correct horse battery',
    ...credentials,
    name: 'Grace',
  }
  await visitor.portal.account.signUp.mutate(account)
  await visitor.signIn(account.email, account.password)
  const organization = await visitor.portal.organizations.create.mutate({ name: `Acme ${id}` })
  await visitor.enter(organization.id)
  for (const domain of domains) {
    await addStore(stack.simulatorUrl, { domain, name: domain })
    await visitor.connectStore(domain)
  }
  const { directory, token } = await visitor.portal.directories.create.mutate({
    name: 'Okta',
    kind: 'okta',
    mode: 'live',
  })
  return { directory: { scimBaseUrl: directory.scimBaseUrl, token }, domains }
}

/** POST /Users as an IdP sends it. */
export const postUser = ({ scimBaseUrl, token }: Directory, email: string) =>
  scim(`${scimBaseUrl}/Users`, token, 'POST', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: email,
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    displayName: 'Ada Lovelace',
    emails: [{ primary: true, value: email, type: 'work' }],
    active: true,
  })

export const scim = (url: string, token: string, method: string, body?: object) =>
  fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    ...(body && { body: JSON.stringify(body) }),
  })

/** The customers of a store with this e-mail address, as the simulator keeps them. */
export async function customersOf(stack: RunningStack, domain: string, email: string): Promise<Customer[]> {
  const response = await fetch(`${stack.simulatorUrl}/_control/stores/${domain}/customers`)
  const customers: Customer[] = await response.json()
  return customers.filter((customer) => customer.email === email)
}

/** Makes every answer of the simulated Admin API take this long. */
export async function setLatency(stack: RunningStack, ms: number): Promise<void> {
  await fetch(`${stack.simulatorUrl}/_control/latency`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ms }),
  })
}
