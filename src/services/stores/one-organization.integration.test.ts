import { afterAll, describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'
import { control, useSimulator } from '@/testing/stores'
import { beginConnect } from './begin-connect'
import { completeConnect } from './complete-connect'
import { viewStores } from './view'

await useDatabase()
const simulator = await useSimulator()
afterAll(() => simulator.stop())

/** Up to the moment that Shopify sends the browser back. */
async function consented({ ctx }: TestDirectory, domain: string): Promise<URL> {
  const consent = await beginConnect(ctx, domain)
  const body = new URLSearchParams({ decision: 'install' })
  const sent = await fetch(consent, { method: 'POST', redirect: 'manual', body })
  return new URL(sent.headers.get('location') ?? '')
}

describe('one shop feeds one organization', () => {
  test('of several that connect it in the same moment one wins, and the others are told', async () => {
    const domain = 'wanted.myshopify.com'
    await control(simulator, 'POST', 'stores', { domain })
    const organizations = await Promise.all(Array.from({ length: 4 }, () => testDirectory()))
    const returns = []
    for (const organization of organizations)
      returns.push({ organization, url: await consented(organization, domain) })

    const ends = await Promise.allSettled(
      returns.map(({ organization, url }) => completeConnect(organization.teammateId, url)),
    )
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const end of ends)
      if (end.status === 'rejected')
        expect(end.reason).toMatchObject({
          code: 'conflict',
          field: 'shop',
          message: expect.stringContaining('another organization'),
        })
    const stores = await Promise.all(organizations.map(({ ctx }) => viewStores(ctx)))
    expect(stores.flat()).toMatchObject([{ domain, status: 'connected' }])
  })
})
