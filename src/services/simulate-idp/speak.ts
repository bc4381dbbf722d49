import type { Context } from '../context'
import type { Authenticated } from '../scim/authenticate'
import { bodyOf } from '../scim/call'
import { handleScim } from '../scim/handle'
import { Refused } from '../refused'
import { z } from 'zod'

type Directory = { id: string; name: string; key: string; client: string | null }

const headers = new Headers({
  'content-type': 'application/scim+json',
  'user-agent': 'Rollcall simulated identity provider',
})

const Answer = z.looseObject({ detail: z.string().optional() })

/**
 * Sends one SCIM request as the simulated identity provider, through everything that a real one goes through but for its
 * token: a teammate's session has proved who asks. Answers the body.
 */
export async function speak(
  ctx: Context,
  { id, name, key, client }: Directory,
  [method, path, body]: [method: string, path: string, body?: object],
) {
  const url = new URL(path, 'https://simulated.invalid/')
  const asDirectory: Authenticated = {
    ctx: { organizationId: ctx.organizationId, actor: { type: 'directory', id, name }, role: null },
    directory: { id, name, key, client },
  }
  const answer = await handleScim(
    {
      method,
      directoryKey: key,
      segments: url.pathname.split('/').filter(Boolean),
      query: url.searchParams,
      headers,
      readText: () => Promise.resolve(body === undefined ? '' : JSON.stringify(body)),
    },
    () => Promise.resolve(asDirectory),
  )
  const said = Answer.parse(bodyOf(answer) ?? {})
  if (answer.status >= 400)
    throw new Refused(
      'conflict',
      `${method} /${path} was answered ${answer.status}: ${said.detail ?? 'no reason'}`,
    )
  return said
}
