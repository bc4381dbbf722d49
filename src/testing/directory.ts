import { createTeammate } from '@/adapters/db/teammates'
import { authorizeTeammate } from '@/services/auth/authorize'
import type { Context } from '@/services/context'
import { createDirectory } from '@/services/directories/create'
import { createOrganization } from '@/services/organizations/create'
import type { ScimAnswer } from '@/services/scim/call'
import { handleScim } from '@/services/scim/handle'

export type ScimClient = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ScimAnswer>

export type TestDirectory = {
  ctx: Context
  teammateId: string
  directoryId: string
  key: string
  token: string
  scim: ScimClient
}

/** An owner in an organization of their own, with one directory, and a client that talks to it as an IdP does. */
export async function testDirectory(name = 'Acme Okta'): Promise<TestDirectory> {
  const email = `${crypto.randomUUID()}@example.com`
  const teammate = await createTeammate({ email, name: 'Grace', passwordHash: 'none' })
  if (!teammate) throw new Error('The test teammate exists already')
  const organization = await createOrganization(teammate.id, { name: 'Acme' })
  const ctx = await authorizeTeammate(teammate.id, organization.id)
  if (!ctx) throw new Error('The founder is not a member')
  return { ctx, teammateId: teammate.id, ...(await addDirectory(ctx, name)) }
}

/** One more directory in the same organization. */
export async function addDirectory(ctx: Context, name: string) {
  const { directory, token } = await createDirectory(ctx, { name, kind: 'okta', mode: 'live' })
  return { directoryId: directory.id, key: directory.key, token, scim: scimClient(directory.key, token) }
}

export function scimClient(directoryKey: string, token: string | null): ScimClient {
  return (method, path, body, headers = {}) => {
    const url = new URL(path, 'https://rollcall.test/')
    return parsed(
      handleScim({
        method,
        directoryKey,
        segments: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
        query: url.searchParams,
        headers: new Headers({
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          'content-type': 'application/scim+json',
          ...headers,
        }),
        readText: async (limit) => {
          const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
          return Buffer.byteLength(text) > limit ? undefined : text
        },
      }),
    )
  }
}

/** What a client reads is the text that goes over the wire. */
async function parsed(answering: Promise<ScimAnswer>): Promise<ScimAnswer> {
  const answer = await answering
  return answer.text === undefined ? answer : { ...answer, body: JSON.parse(answer.text) }
}
