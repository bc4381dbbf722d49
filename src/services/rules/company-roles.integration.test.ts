import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { openStage, type Stage } from '@/testing/stage'
import { connectTestStore, control, useSimulator } from '@/testing/stores'
import { viewCompanies } from './companies'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

let stage: Stage
beforeEach(async () => void (stage = await openStage(simulator, { stores: 2 })))

/** What an administrator picks in the dialog of a rule: a store, one of its companies, a location, and a role. */
async function pick(storeId: string, names: { company: string; location: string; role: string }) {
  const answer = await viewCompanies(stage.ctx, { storeId })
  if (!answer.ok) throw new Error(answer.why)
  const company = answer.companies.find(({ name }) => name === names.company)
  const idIn = (options: { id: string; name: string }[] = [], wanted: string) =>
    options.find(({ name }) => name === wanted)?.id ?? ''
  return {
    storeId,
    companyId: company?.id ?? '',
    locationId: idIn(company?.locations, names.location),
    roleId: idIn(company?.roles, names.role),
  }
}

const statesOf = async (id: string) =>
  (await stage.personOf(id)).links.map(({ state, reason }) => [state, reason?.code])

describe('company roles by rule (B2B)', () => {
  test('are picked from what the store has, given, moved to another location, and taken away', async () => {
    const acme = await stage.company('Acme Trading')
    const depot = { company: 'Acme Trading', location: 'Acme Trading depot', role: 'Ordering only' }
    const atDepot = await pick(stage.store.id, depot)
    await stage.rules({ id: 'buyers', tags: ['buyer'], roles: [atDepot] })
    const { id, email } = await stage.join()
    await stage.drain()
    expect(await acme.locationsOf(email)).toEqual(['Acme Trading depot'])
    const atOffice = await pick(stage.store.id, { ...depot, location: 'Acme Trading' })
    await stage.rules({ id: 'buyers', tags: ['buyer'], roles: [atOffice] })
    await stage.drain()
    expect(await acme.locationsOf(email)).toEqual(['Acme Trading'])
    await stage.rules({ id: 'buyers', tags: ['buyer'] })
    await stage.drain()
    expect(await acme.locationsOf(email)).toEqual([])
    expect(await statesOf(id)).toEqual([
      ['verified', undefined],
      ['verified', undefined],
    ])
  })

  test('of one store are nobody’s in another, although the rule holds in both', async () => {
    const [here, there] = [await stage.company('Acme Trading', 0), await stage.company('Acme Retail', 1)]
    const role = 'Ordering only'
    const roles = [
      await pick(stage.stores[0]?.id ?? '', { company: 'Acme Trading', location: 'Acme Trading', role }),
      await pick(stage.stores[1]?.id ?? '', { company: 'Acme Retail', location: 'Acme Retail depot', role }),
    ]
    await stage.rules({ id: 'buyers', tags: ['buyer'], roles })
    const { id, email } = await stage.join()
    await stage.drain()
    expect(await statesOf(id)).toEqual([
      ['verified', undefined],
      ['verified', undefined],
    ])
    expect(await here.locationsOf(email)).toEqual(['Acme Trading'])
    expect(await there.locationsOf(email)).toEqual(['Acme Retail depot'])
    await stage.setActive(id, false)
    await stage.drain()
    expect([await here.locationsOf(email), await there.locationsOf(email)]).toEqual([[], []])
  })

  test('that the merchant gave stay, and one that the store refuses is told with the reason', async () => {
    const acme = await stage.company('Acme Trading')
    const gone = { companyId: 'gid://shopify/Company/404', locationId: 'gid://shopify/CompanyLocation/404' }
    await stage.rules({
      id: 'buyers',
      tags: ['buyer'],
      roles: [{ ...acme.roleAt(0), ...gone, storeId: stage.store.id }],
    })
    const { id, email } = await stage.join()
    await stage.drain()
    expect(await stage.customer(email)).toMatchObject({ tags: ['buyer'] })
    expect((await stage.linkOf(id)).state).toBe('failed')
    expect((await stage.linkOf(id)).reason?.message).toMatch(/company/i)
  })

  test('in a store without companies there is nothing to pick, which is no error', async () => {
    const domain = `plain-${crypto.randomUUID().slice(0, 8)}.myshopify.com`
    await control(simulator, 'POST', 'stores', { domain })
    const plain = await connectTestStore(simulator, stage, domain)
    const answer = await viewCompanies(stage.ctx, { storeId: plain.id })
    expect(answer.ok ? answer.companies : answer.why).toEqual(expect.anything())
  })
})
