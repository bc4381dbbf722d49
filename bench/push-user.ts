import type { Tenant } from './tenant'

/** Sends one new person as an identity provider would; returns how long the answer took, in milliseconds. */
export async function pushUser(
  { scimBaseUrl, token }: Tenant,
  email: string,
  more: object = {},
): Promise<number> {
  const started = performance.now()
  const response = await fetch(`${scimBaseUrl}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({ ...personWith(email), ...more }),
  })
  const text = await response.text()
  if (response.status !== 201) throw new Error(`POST /Users answered ${response.status}: ${text}`)
  return performance.now() - started
}

const personWith = (email: string) => ({
  schemas: [
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  ],
  externalId: `00u-${email}`,
  userName: email,
  name: { givenName: 'Bench', familyName: 'Person' },
  emails: [{ value: email, type: 'work', primary: true }],
  active: true,
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
    department: 'Sales',
    employeeNumber: '4711',
  },
})
