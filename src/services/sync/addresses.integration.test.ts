import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { saveTestConfiguration } from '@/testing/configuration'
import { useDatabase } from '@/testing/database'
import { openStage, type Stage } from '@/testing/stage'
import { useSimulator } from '@/testing/stores'

process.env.GUARD_SETTLE_MS = '0'
process.env.COALESCE_MS = '1'
await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

const at = (part: string) => ({ kind: 'path' as const, paths: [`addresses[type eq "work"].${part}`] })
const row = { owner: 'directory' as const, stores: {} }
const mapping = [
  { ...row, to: 'email' as const, source: { kind: 'path' as const, paths: ['userName'] } },
  { ...row, to: 'firstName' as const, source: { kind: 'path' as const, paths: ['name.givenName'] } },
  { ...row, to: 'address.address1' as const, source: at('streetAddress') },
  { ...row, to: 'address.city' as const, source: at('locality') },
  { ...row, to: 'address.countryCode' as const, source: at('country') },
]

const work = (locality: string) => ({
  type: 'work',
  streetAddress: 'Hauptstrasse 1',
  locality,
  country: 'CH',
})
const private1 = { address1: 'Via Roma 7', city: 'Lugano', countryCode: 'CH' }
const private2 = { address1: '1 Rue du Lac', city: 'Lyon', countryCode: 'FR' }

let stage: Stage
beforeEach(async () => {
  stage = await openStage(simulator)
  await saveTestConfiguration(stage, (configuration) => ({
    ...configuration,
    mappings: { [stage.directoryId]: mapping },
  }))
})

async function addresses(email: string) {
  const customer = await stage.customer(email)
  const shown = (customer?.addresses ?? []).map(({ id, address1, city, countryCode }) => ({
    isDefault: id === customer?.defaultAddressId,
    address1,
    city,
    countryCode,
  }))
  return {
    default: shown.find(({ isDefault }) => isDefault),
    others: shown.filter(({ isDefault }) => !isDefault).map(({ isDefault: _, ...address }) => address),
  }
}

/** The shopper keeps every address that is there, and adds two of their own. */
async function shopperAdds(email: string) {
  const customer = await stage.customer(email)
  const own = [...(customer?.addresses ?? []), private1, private2]
  await stage.store.act({ action: 'update', id: customer?.id, addresses: own })
  expect((await addresses(email)).others).toEqual([private1, private2])
}

const move = (id: string, value: object[]) =>
  stage.patch(`Users/${id}`, { op: 'replace', path: 'addresses', value })

const changed = { address1: 'Hauptstrasse 1', countryCode: 'CH' }

const readdress = async (email: string, keep: (address: { city: string | null }) => boolean) => {
  const customer = await stage.customer(email)
  const addresses = (customer?.addresses ?? []).filter(keep)
  await stage.store.act({ action: 'update', id: customer?.id, addresses })
}

const choose = async (email: string, wanted: string) => {
  const customer = await stage.customer(email)
  const addressId = customer?.addresses.find(({ city }) => city === wanted)?.id
  await stage.store.act({ action: 'defaultAddress', id: customer?.id, addressId })
}

describe('a shopper who', () => {
  test('makes another address the default keeps it as it is: ours is the default again, once it says something new', async () => {
    const { id, email } = await stage.join({ addresses: [work('Bern')] })
    await stage.drain()
    await shopperAdds(email)
    await choose(email, 'Lugano')
    await move(id, [work('Basel')])
    await stage.drain()
    expect(await addresses(email)).toMatchObject({
      default: { ...changed, city: 'Basel' },
      others: [private1, private2],
    })
    expect(await stage.linkOf(id)).toMatchObject({ state: 'verified', reason: null })
  })

  test('deletes our address gets it again, beside those of their own', async () => {
    const { id, email } = await stage.join({ addresses: [work('Bern')] })
    await stage.drain()
    await shopperAdds(email)
    await readdress(email, ({ city }) => city !== 'Bern')
    await move(id, [work('Basel')])
    await stage.drain()
    expect(await addresses(email)).toMatchObject({
      default: { ...changed, city: 'Basel' },
      others: [private1, private2],
    })
    await move(id, [work('Chur')])
    await stage.drain()
    expect(await addresses(email)).toMatchObject({ default: { city: 'Chur' }, others: [private1, private2] })
  })
})

describe('a work address in the directory (M18)', () => {
  test('changes the default address each time, and the shopper’s other addresses stay as they are', async () => {
    const { id, email } = await stage.join({ addresses: [work('Bern')] })
    await stage.drain()
    expect(await addresses(email)).toMatchObject({ default: { ...changed, city: 'Bern' }, others: [] })
    await shopperAdds(email)
    for (const city of ['Basel', 'Genève']) {
      await move(id, [work(city)])
      await stage.drain()
      expect(await addresses(email)).toMatchObject({
        default: { ...changed, city },
        others: [private1, private2],
      })
    }
    await stage.patch(`Users/${id}`, { op: 'replace', path: 'name.givenName', value: 'Augusta' })
    await stage.drain()
    expect((await addresses(email)).others).toEqual([private1, private2])
    expect((await stage.linkOf(id)).state).toBe('verified')
  })

  test('that is taken away empties the default address alone', async () => {
    const { id, email } = await stage.join({ addresses: [work('Bern')] })
    await stage.drain()
    await shopperAdds(email)
    await stage.patch(`Users/${id}`, { op: 'remove', path: 'addresses' })
    await stage.drain()
    expect(await addresses(email)).toMatchObject({
      default: { address1: null, city: null },
      others: [private1, private2],
    })
    expect(await stage.linkOf(id)).toMatchObject({ state: 'verified', reason: null })
  })

  test('that comes later is added beside what the shopper has', async () => {
    const { id, email } = await stage.join()
    await stage.drain()
    const customer = await stage.customer(email)
    await stage.store.act({ action: 'update', id: customer?.id, firstName: 'Ada' })
    await move(id, [work('Bern')])
    await stage.drain()
    expect(await addresses(email)).toMatchObject({ default: { ...changed, city: 'Bern' } })
    await shopperAdds(email)
    await move(id, [work('Chur')])
    await stage.drain()
    expect(await addresses(email)).toMatchObject({
      default: { ...changed, city: 'Chur' },
      others: [private1, private2],
    })
  })
})
