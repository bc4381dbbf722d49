import { database } from '../../client'
import { type OrganizationId, provenOrganization } from '../../tenant'

/** A new organization with a directory in the test's database. */
export async function emptyDirectory(): Promise<{ organizationId: OrganizationId; directoryId: string }> {
  const organization = await database().organization.create({ data: { name: 'Acme' } })
  const { id } = await database().directory.create({
    data: { organizationId: organization.id, key: crypto.randomUUID(), name: 'Okta', kind: 'okta' },
  })
  return { organizationId: provenOrganization(organization.id), directoryId: id }
}
