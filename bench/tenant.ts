import { addStore } from '../scripts/demo/merchant'
import { Visitor } from '../scripts/demo/visitor'
import type { Stack } from '../scripts/stack/stack'

export type Bench = { stack: Stack; founder: Visitor }

export type Tenant = { scimBaseUrl: string; token: string; stores: string[] }

/** The person who founds all organizations that are measured. */
export async function signUpFounder(stack: Stack): Promise<Visitor> {
  const email = 'founder@bench.example'
  const password = stack.secrets.teammatePassword
  const founder = new Visitor(stack.portalUrl)
  await founder.portal.account.signUp.mutate({ email, name: 'Founder', password })
  await founder.signIn(email, password)
  return founder
}

/** A new organization with so many connected stores and a directory, made as a person would make it. */
export async function openTenant(
  { stack, founder }: Bench,
  name: string,
  storeCount: number,
): Promise<Tenant> {
  const { id } = await founder.portal.organizations.create.mutate({ name })
  await founder.enter(id)
  const stores = Array.from({ length: storeCount }, (_, index) => `${name}-${index + 1}.myshopify.com`)
  for (const domain of stores) {
    await addStore(stack.simulatorUrl, { domain, name: domain })
    await founder.connectStore(domain)
  }
  const { directory, token } = await founder.portal.directories.create.mutate({
    name,
    kind: 'okta',
    mode: 'live',
  })
  return { scimBaseUrl: directory.scimBaseUrl, token, stores }
}
