import { keepDirectorySetting } from '@/adapters/db/directories'
import { z } from 'zod'
import { change, requireRole, type Context } from '../context'
import { createDirectory } from '../directories/create'
import { addPerson, addToGroup } from './act'
import { departments, samplePeople } from './sample-people'
import { simulatedDirectory } from './simulated-directory'
import { speak } from './speak'

const FIRST = 5

export const Simulation = z.object({ mode: z.enum(['observe', 'live']).default('observe') })

/** Makes a directory whose identity provider Rollcall plays: five people in three groups, pushed by SCIM. Answers its id. */
export async function simulateIdp(
  ctx: Context,
  { mode }: z.infer<typeof Simulation>,
): Promise<{ id: string }> {
  requireRole(ctx, 'admin')
  const { directory } = await createDirectory(ctx, { name: 'Simulated IdP', kind: 'generic', mode })
  await change(ctx, (tenant) => keepDirectorySetting(tenant, directory.id, { simulated: true }))
  const simulated = await simulatedDirectory(ctx, directory.id)
  for (const displayName of departments)
    await speak(ctx, simulated, [
      'POST',
      'Groups',
      { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName },
    ])
  for (const sample of samplePeople.slice(0, FIRST)) {
    const id = await addPerson(ctx, simulated, sample)
    await addToGroup(ctx, simulated, sample.department, id)
  }
  return { id: directory.id }
}
