import { z } from 'zod'
import { loadPeople } from '@/adapters/db/load-people'
import type { StandingLink } from '@/adapters/db/standing-links'
import type { Standing } from '@/core/reconcile/refusals'
import { FieldProblem, Reason } from '../../activity/line'
import { read } from '../../context'
import { namedLead } from '../../sync/person'
import type { Authenticated } from '../authenticate'

const Kept = z.object({
  reason: Reason.extend({ field: z.string().optional() }).nullable(),
  problems: z
    .array(FieldProblem)
    .nullable()
    .transform((problems) => problems ?? []),
})

/** A link as the core decides on it. */
export function standingOf({ store, state, reason, problems }: StandingLink): Standing {
  return { store, state, ...Kept.parse({ reason, problems }) }
}

/** Whether a directory says who the person is: what another one has sent is not this one's to correct. */
export async function leadsPerson({ ctx, directory }: Authenticated, personId: string): Promise<boolean> {
  const people = await read(ctx, (tenant) => loadPeople(tenant, [personId]))
  const person = people.get(personId)
  return person !== undefined && namedLead(person).directory.id === directory.id
}
