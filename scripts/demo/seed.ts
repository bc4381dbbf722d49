import type { Stack } from '../stack/stack'
import { addCustomers, addStore } from './merchant'
import type { Demo } from './demo-file'
import { customers, organization } from './organization'
import { Visitor } from './visitor'

/**
 * Makes the demo organization as a person would: signs up, connects stores through their consent pages, creates a
 * directory. Nothing of it exists for the demo alone.
 */
export async function seed(stack: Stack): Promise<Pick<Demo, 'teammate' | 'directories' | 'stores'>> {
  const { stores } = organization
  for (const store of stores) {
    await addStore(stack.simulatorUrl, store)
    await addCustomers(stack.simulatorUrl, store.domain, customers[store.domain])
  }

  const { email, name } = organization.teammate
  const password = stack.secrets.teammatePassword
  const visitor = new Visitor(stack.portalUrl)
  await visitor.portal.account.signUp.mutate({ email, name, password })
  await visitor.signIn(email, password)
  const { id } = await visitor.portal.organizations.create.mutate({ name: organization.name })
  await visitor.enter(id)
  for (const { domain } of stores) await visitor.connectStore(domain)
  const { directory, token } = await visitor.portal.directories.create.mutate(organization.directory)
  return {
    teammate: { email, password },
    directories: [{ name: directory.name, scimBaseUrl: directory.scimBaseUrl, token }],
    stores: [...stores],
  }
}
