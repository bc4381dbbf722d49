import type { ScimAnswer } from '@/services/scim/call'
import type { ScimClient, TestDirectory } from './directory'
import { asSent, listOf, resourceOf } from './scim-answers'

export const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group'

export const patchOp = (...Operations: unknown[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
})

/** An identity provider: a client with the headers and the query that it sends with everything, and how it looks around. */
export function speakingAs(
  { scim }: Pick<TestDirectory, 'scim'>,
  { headers = {}, query = '' }: { headers?: Record<string, string>; query?: string } = {},
) {
  const send: ScimClient = (method, path, body, more = {}) => {
    const [endpoint, asked] = path.split('?')
    const parameters = [query, asked].filter(Boolean).join('&')
    return scim(method, parameters ? `${endpoint}?${parameters}` : path, body, { ...headers, ...more })
  }
  const search = async (endpoint: 'Users' | 'Groups', parameters: Record<string, string>) =>
    listOf(await send('GET', `${endpoint}?${new URLSearchParams(parameters)}`))
  return {
    send,
    search,
    create: async (endpoint: 'Users' | 'Groups', body: unknown) =>
      resourceOf(await send('POST', endpoint, body), 201),
    /** The user or group as it was sent, without id, meta and groups. */
    sent: async (path: string) => asSent(await send('GET', path)),
    members: async (groupId: string) => memberIds(await send('GET', `Groups/${groupId}`)),
  }
}

/** People and groups as an IdP makes them, under names of their own. */
export function newcomers(idp: ReturnType<typeof speakingAs>) {
  let made = 0
  return {
    newUser: () => {
      const userName = `person${++made}@example.com`
      const emails = [{ value: userName, primary: true }]
      return idp.create('Users', { schemas: [userUrn], userName, emails })
    },
    newGroup: (member: string) =>
      idp.create('Groups', {
        schemas: [groupUrn],
        displayName: `Group ${++made}`,
        members: [{ value: member }],
      }),
  }
}

function memberIds(answer: ScimAnswer): string[] {
  const { members = [] } = resourceOf(answer, 200)
  return members.map(({ value }) => value).toSorted()
}
