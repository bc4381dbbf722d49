import { z } from 'zod'
import { requireRole, type Context } from '../context'
import { Refused } from '../refused'
import { addressOf, departments, resourceOf, samplePeople } from './sample-people'
import { simulatedDirectory } from './simulated-directory'
import { speak } from './speak'

export const SimulatedAct = z.object({
  id: z.uuid(),
  act: z.enum(['add', 'move', 'deactivate', 'delete', 'story']),
})

type Simulated = Awaited<ReturnType<typeof simulatedDirectory>>

const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'

const User = z.looseObject({
  id: z.string(),
  userName: z.string(),
  displayName: z.string(),
  active: z.boolean(),
  groups: z.array(z.object({ value: z.string(), display: z.string() })).default([]),
})

type User = z.infer<typeof User>

/** Does what an administrator would do in an identity provider; answers it in words. */
export async function actAsIdp(
  ctx: Context,
  { id, act }: z.infer<typeof SimulatedAct>,
): Promise<{ said: string[] }> {
  requireRole(ctx, 'admin')
  const directory = await simulatedDirectory(ctx, id)
  if (act !== 'story') return { said: [await acts[act](ctx, directory)] }
  const said: string[] = []
  for (const step of ['add', 'move', 'deactivate'] as const) said.push(await acts[step](ctx, directory))
  return { said }
}

type Act = (ctx: Context, directory: Simulated) => Promise<string>

const acts = {
  add: async (ctx, directory) => {
    const known = (await users(ctx, directory)).map(({ userName }) => userName)
    const next = samplePeople.find((sample) => !known.includes(addressOf(sample)))
    if (!next) throw new Refused('conflict', 'All sample people are there. Delete somebody first.')
    await addToGroup(ctx, directory, next.department, await addPerson(ctx, directory, next))
    return `${next.givenName} ${next.familyName} joined ${next.department}`
  },
  move: async (ctx, directory) => {
    const user = await newest(ctx, directory)
    const from = user.groups[0]
    const at = departments.findIndex((name) => name === from?.display)
    const to = departments[(at + 1) % departments.length] ?? departments[0]
    await patch(ctx, directory, `Users/${user.id}`, { op: 'replace', path: department, value: to })
    if (from)
      await patch(ctx, directory, `Groups/${from.value}`, {
        op: 'remove',
        path: `members[value eq "${user.id}"]`,
      })
    await addToGroup(ctx, directory, to, user.id)
    return `${user.displayName} moved to ${to}`
  },
  deactivate: async (ctx, directory) => {
    const user = await newest(ctx, directory)
    await patch(ctx, directory, `Users/${user.id}`, { op: 'replace', path: 'active', value: false })
    return `${user.displayName} was deactivated`
  },
  delete: async (ctx, directory) => {
    const user = (await users(ctx, directory)).at(-1)
    if (!user) throw new Refused('conflict', 'Nobody is left. Add a person first.')
    await speak(ctx, directory, ['DELETE', `Users/${user.id}`])
    return `${user.displayName} was deleted`
  },
} satisfies Record<Exclude<z.infer<typeof SimulatedAct>['act'], 'story'>, Act>

type Sample = (typeof samplePeople)[number]

/** Answers the new user's id. */
export async function addPerson(ctx: Context, directory: Simulated, sample: Sample): Promise<string> {
  return z
    .looseObject({ id: z.string() })
    .parse(await speak(ctx, directory, ['POST', 'Users', resourceOf(sample)])).id
}

export async function addToGroup(ctx: Context, directory: Simulated, name: string, userId: string) {
  const filter = encodeURIComponent(`displayName eq "${name}"`)
  const found = await speak(ctx, directory, ['GET', `Groups?filter=${filter}`])
  const [group] = z
    .object({ Resources: z.array(z.looseObject({ id: z.string() })).default([]) })
    .parse(found).Resources
  if (group)
    await patch(ctx, directory, `Groups/${group.id}`, {
      op: 'add',
      path: 'members',
      value: [{ value: userId }],
    })
}

/** In the order in which they came. */
async function users(ctx: Context, directory: Simulated): Promise<User[]> {
  const found = await speak(ctx, directory, ['GET', 'Users?count=100'])
  return z.object({ Resources: z.array(User).default([]) }).parse(found).Resources
}

async function newest(ctx: Context, directory: Simulated): Promise<User> {
  const user = (await users(ctx, directory)).findLast(({ active }) => active)
  if (!user) throw new Refused('conflict', 'Nobody is active. Add a person first.')
  return user
}

const patch = (ctx: Context, directory: Simulated, path: string, operation: object) =>
  speak(ctx, directory, [
    'PATCH',
    path,
    { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [operation] },
  ])
