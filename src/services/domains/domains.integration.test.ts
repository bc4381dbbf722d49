import { afterAll, beforeEach, expect, test } from 'vitest'
import { viewActivity } from '@/services/activity/view'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { newDomain } from '@/testing/domains'
import { startNameServer } from '@/testing/name-server'
import { addDomain } from './add'
import { checkDomainNow } from './check-now'
import { removeDomain } from './remove'
import { viewDomains } from './view'

await useDatabase()
const nameServer = await startNameServer()
process.env.DNS_SERVERS = nameServer.address
afterAll(() => nameServer.stop())

let acme: TestDirectory
beforeEach(async () => {
  acme = await testDirectory()
})

async function added(domain = newDomain()) {
  await addDomain(acme.ctx, { domain })
  const known = (await viewDomains(acme.ctx)).find((each) => each.domain === domain)
  if (!known) throw new Error('The domain is not listed')
  const check = async () => {
    await checkDomainNow(acme.ctx, known)
    return (await viewDomains(acme.ctx)).find(({ id }) => id === known.id)
  }
  return { ...known, check }
}

test('a domain is verified by its TXT record, beside others', async () => {
  const { domain, record, check } = await added()
  nameServer.records.set(domain, ['v=spf1 -all', record])
  expect(await check()).toMatchObject({ verifiedAt: expect.any(Date), problem: null })
  const { events } = await viewActivity(acme.ctx, { limit: 20 })
  expect(events.map(({ kind }) => kind)).toContain('domain.verified')
})

test.each<[string, string[] | undefined, RegExp]>([
  ['that does not exist', undefined, /no domain/],
  ['without TXT records', [], /no TXT record/],
  ['with others', ['v=spf1 -all', 'rollcall-verification=guess'], /not this one/],
])('a domain %s says in words what is missing', async (_, texts, problem) => {
  const { domain, check } = await added()
  if (texts) nameServer.records.set(domain, texts)
  expect(await check()).toMatchObject({ verifiedAt: null, problem: expect.stringMatching(problem) })
})

test('a record that is gone ends the verification', async () => {
  const { domain, record, check } = await added()
  nameServer.records.set(domain, [record])
  await check()
  nameServer.records.delete(domain)
  expect(await check()).toMatchObject({ verifiedAt: null, problem: expect.any(String) })
})

test('public mail providers, what is no domain, and one that is listed already are refused', async () => {
  await expect(addDomain(acme.ctx, { domain: 'GMail.com' })).rejects.toThrow(/Anybody/)
  await expect(addDomain(acme.ctx, { domain: 'localhost' })).rejects.toThrow(/not a domain/)
  const { domain } = await added()
  await expect(addDomain(acme.ctx, { domain: ` ${domain.toUpperCase()}. ` })).rejects.toThrow(
    /listed already/,
  )
})

test('only admins name domains, and nobody those of another organization', async () => {
  const { id } = await added()
  await expect(addDomain({ ...acme.ctx, role: 'operator' }, { domain: newDomain() })).rejects.toThrow(/admin/)
  const other = await testDirectory()
  await expect(removeDomain(other.ctx, { id })).rejects.toThrow(/no such/)
  await removeDomain(acme.ctx, { id })
  expect(await viewDomains(acme.ctx)).toEqual([])
})

test('name servers that do not answer change nothing', async () => {
  const { domain, record, check } = await added()
  nameServer.records.set(domain, [record])
  await check()
  nameServer.fallSilent()
  expect(await check()).toMatchObject({
    verifiedAt: expect.any(Date),
    problem: expect.stringMatching(/did not answer/),
  })
}, 60_000)
