import { newestPersons } from '@/adapters/db/newest-persons'
import { loadPeople } from '@/adapters/db/load-people'
import { defaultRules } from '@/core/mapping/default-mapping'
import { leadOf } from '@/core/mapping/person'
import { condition } from '@/core/mapping/condition'
import { withGroups } from '@/core/mapping/user-context'
import { read, type Context } from '../context'
import { loadConfiguration } from '../configuration/load'
import { personOf } from '../sync/person'

const LOOKED_AT = 2_000
const NAMED = 5

/** How many of the newest active people no rule that is switched on holds for, with the names of some. */
export const viewCoverage = (ctx: Context) =>
  read(ctx, async (tenant) => {
    const { configuration } = await loadConfiguration(tenant)
    const rules = (configuration.rules ?? defaultRules).filter(({ enabled }) => enabled)
    const tests = rules.map((rule) => condition(rule.condition))
    const ids = await newestPersons(tenant, LOOKED_AT)
    const people = [...(await loadPeople(tenant, ids)).values()]
    const without = people.filter((stored) => {
      const lead = leadOf(personOf(stored))
      if (!lead?.active) return false
      const user = withGroups(lead)
      return !tests.some((holds) => holds(user))
    })
    return {
      lookedAt: people.length,
      without: without.length,
      some: without.slice(0, NAMED).map(({ id, users }) => ({ id, name: users[0]?.displayName ?? '' })),
    }
  })
