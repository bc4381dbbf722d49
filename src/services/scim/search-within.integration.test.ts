import pg from 'pg'
import { expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'

process.env.SCIM_SEARCH_SECONDS = '0.05'
const { url } = await useDatabase()
const { scim } = await testDirectory('Acme Okta')

/** Nobody can read the users meanwhile, as if there were too many of them. */
async function whileUsersTakeLong<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin; lock table scim_user in access exclusive mode')
    return await work()
  } finally {
    await client.end()
  }
}

test.each([
  ['sortBy=nickName', 'A list with sortBy nickName takes longer than 0.05 s in the directory Acme Okta.'],
  [
    'filter=title co "a" or not (x509Certificates.display pr)',
    'A filter on title, x509Certificates.display takes',
  ],
])(
  'a search that takes too long is refused, naming what was asked for (RFC 7644 §3.12): %s',
  async (query, detail) => {
    const answer = await whileUsersTakeLong(() => scim('GET', `Users?${query}`))
    expect(answer).toMatchObject({
      status: 400,
      body: { scimType: 'tooMany', detail: expect.stringContaining(detail) },
    })
    expect((await scim('GET', `Users?${query}`)).status).toBe(200)
  },
)
