import { z } from 'zod'
import { loadPeople } from '@/adapters/db/load-people'
import { findPerson } from '@/adapters/db/people'
import { listDirectories } from '@/adapters/db/directories'
import { listStores } from '@/adapters/db/stores'
import { explain } from '@/core/mapping/explain'
import { leadOf } from '@/core/mapping/person'
import { templateContext, withGroups } from '@/core/mapping/user-context'
import { read, type Context } from '../context'
import { Refused } from '../refused'
import { loadConfiguration } from '../configuration/load'
import { readCandidate } from '../configuration/read-candidate'
import { lastMemberOf } from '../sync/ledger'
import { namedLead, personOf } from '../sync/person'

/** A person by the id of any of their users; `configuration` = one that is not saved yet. */
export const ExplainedPerson = z.object({ id: z.uuid(), configuration: z.unknown().optional() })

/**
 * What each store should show of a person, and which rule, row or policy gives what. Directories that only observe count
 * here, so that rules can be tried before anything is written.
 */
export const explainPerson = (
  ctx: Context,
  { id, configuration: candidate }: z.infer<typeof ExplainedPerson>,
) =>
  read(ctx, async (tenant) => {
    const found = await findPerson(tenant, id)
    if (!found) throw new Refused('not-found', 'There is no such person in this organization.')
    const saved = await loadConfiguration(tenant)
    const configuration = candidate === undefined ? saved.configuration : readCandidate(candidate)
    const directories = await listDirectories(tenant)
    const people = await loadPeople(tenant, [found.personId], {
      alsoFrom: directories.map((each) => each.id),
    })
    const stored = people.get(found.personId) ?? {
      id: found.personId,
      override: null,
      accepted: {},
      users: [],
    }
    const person = personOf(stored)
    const lead = leadOf(person)
    const now = new Date()
    const lastMembers = new Map(found.links.map((link) => [link.storeId, lastMemberOf(link)]))
    const momentIn = (storeId: string) => {
      const lastMember = lastMembers.get(storeId)
      return { storeId, now, ...(lastMember && { lastMember }) }
    }
    return {
      displayName: namedLead(stored).displayName,
      directoryId: lead?.directoryId ?? null,
      /** What conditions and templates can see of them. */
      user: lead ? withGroups(lead) : {},
      template: lead ? templateContext(lead) : {},
      stores: (await listStores(tenant)).map(({ id: storeId, name }) => ({
        id: storeId,
        name,
        explanation: explain(person, configuration, momentIn(storeId)),
      })),
    }
  })
