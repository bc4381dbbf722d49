import { saveConfiguration } from '@/services/configuration/save'
import { viewConfiguration } from '@/services/configuration/view'
import { control, type TestStore } from '../stores'
import { historicIdp, pick } from './actors'
import type { drainKiller } from './killed-drain'
import { historicMerchants } from './merchants'
import type { Step } from './steps'
import type { World } from './world'

/** What may become of one request to Shopify; everything that passes by itself. */
const faults = [
  { kind: 'throttled', count: 2 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429, retryAfter: 0.1 },
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'hang', ms: 50 },
  { kind: 'hang', ms: 50, after: true },
  { kind: 'truncated' },
  { kind: 'internal-error' },
  { kind: 'userError', index: 0, code: 'INVALID', message: 'No', field: ['input', 'firstName'] },
]

const TEXT = 'single_line_text_field'

const rule = (id: string, given: object) => ({ id, name: id, ...given })

const path = (...paths: string[]) => ({ kind: 'path', paths })

/** A mapping in which the last name has another owner than the directory. */
const owned = (owner: 'store' | 'newest') => [
  { to: 'email', source: path('userName') },
  { to: 'firstName', source: path('name.givenName') },
  { to: 'lastName', source: path('name.familyName'), owner },
  { to: 'metafield:staff.number', source: path('userName'), metafieldType: TEXT },
]

/** Configurations that differ in rules, in who owns what, in who belongs in the first store, and in what leaving means. */
function configurations({ shops, directoryId, roles }: World) {
  const [first, last] = [shops.at(0)?.id ?? '', shops.at(-1)?.id ?? '']
  const guard = { enabled: false }
  const metafields = [{ field: 'metafield:staff.department', type: TEXT, template: '{{ department }}' }]
  const rules = [
    rule('members', { tags: ['rollcall:member'] }),
    rule('departments', { tags: ['department:{{ department }}'] }),
    rule('wholesale', { condition: 'groups[display eq "Wholesale"]', tags: ['wholesale'], stores: [last] }),
  ]
  const buyers = rule('buyers', { condition: 'groups[display eq "Wholesale"]', metafields, roles })
  const vips = rule('vips', { condition: 'groups[display eq "VIP"]', roles: roles.slice(0, 1) })
  const stores = { [first]: { guard }, [last]: { guard } }
  const scoped = { guard, scope: { kind: 'condition', condition: 'groups[display eq "Staff"]' } }
  return [
    { rules, stores },
    { rules: null, stores },
    { rules: rules.slice(1), stores },
    { rules, stores: { ...stores, [first]: scoped } },
    { rules, stores: { ...stores, [last]: { guard, policy: { marker: 'gone' } } } },
    { rules: [...rules, buyers], stores },
    {
      rules: [...rules, vips, buyers],
      stores: { ...stores, [last]: { guard, policy: { revokeRoles: false } } },
    },
    { rules: [...rules, buyers], stores, mappings: { [directoryId]: owned('store') } },
    { rules, stores, mappings: { [directoryId]: owned('newest') } },
  ]
}

/** Takes the steps of a history, one after another, beginning with one of the configurations. */
export async function historyOf(world: World, killer: ReturnType<typeof drainKiller>, first: number) {
  const { ctx, organizationId, shops, simulator } = world
  const idp = historicIdp(world)
  const merchants = historicMerchants(world)

  async function configure(which: number) {
    const { version } = await viewConfiguration(ctx)
    const configuration = pick(configurations(world), which)
    await saveConfiguration(ctx, { base: version, configuration, note: '' })
  }

  const inShop = async (shop: number, act: (store: TestStore) => Promise<unknown>) => {
    const store = pick(shops, shop)
    if (store) await act(store)
  }

  const fault = (store: TestStore, which: number) =>
    control(simulator, 'POST', 'faults', { store: store.domain, on: 'graphql', ...pick(faults, which) })

  async function take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'edit':
      case 'strip':
      case 'remove':
        return merchants[step.kind](step)
      case 'tag':
      case 'untag':
        return merchants[step.kind](step)
      case 'stranger':
        return merchants.stranger(step)
      case 'merge':
        return merchants.merge(step)
      case 'configure':
        return configure(step.which)
      case 'fault':
        return inShop(step.shop, (store) => fault(store, step.which))
      case 'kill':
        return inShop(step.shop, ({ id }) =>
          killer.drainAndKill({ organizationId, storeId: id }, step.afterMs),
        )
      case 'drain':
        return inShop(step.shop, world.drain)
      case 'hear':
        return inShop(step.shop, (store) => world.hearSome(store, step.seed))
      case 'create':
        return idp.create(step)
      case 'move':
        return idp.move(step)
      case 'group':
        return idp.group(step)
      case 'renameGroup':
        return idp.renameGroup(step)
      case 'deleteGroup':
      case 'park':
        return idp[step.kind](step)
      case 'join':
      case 'leave':
        return idp[step.kind](step)
      default:
        return idp[step.kind](step)
    }
  }

  await configure(first)
  return { take, own: merchants.own }
}
