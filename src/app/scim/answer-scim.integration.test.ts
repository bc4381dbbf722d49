import { createServer, request } from 'node:http'
import { once } from 'node:events'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory, type TestDirectory } from '@/testing/directory'

await useDatabase()
const { listenBeforeNext } = await import('../node/listen')

listenBeforeNext()
// What listens here stands for Next: whatever it answers was not SCIM's.
const server = createServer((_, response) => response.writeHead(418).end('the portal'))

let directory: TestDirectory
let port = 0
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address === 'object' && address) port = address.port
  directory = await testDirectory()
})
afterAll(() => server.close())

type Answer = { status: number; headers: Record<string, unknown>; body: Buffer }

/** As raw as it gets: neither paths nor bodies are tidied up on the way. */
function send(
  method: string,
  path: string,
  { body = '', headers = {} }: { body?: string | Buffer; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = {
      authorization: `Bearer ${directory.token}`,
      'content-type': 'application/scim+json',
      ...headers,
    }
    const sent = request({ host: '127.0.0.1', port, method, path, headers: all }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const jsonOf = ({ body }: Answer): unknown => JSON.parse(body.toString())
const base = () => `/scim/v2/${directory.key}`
const create = (userName: string) =>
  send('POST', `${base()}/Users`, { body: JSON.stringify({ userName, active: true }) })

describe('SCIM over HTTP (RFC 7644 §3)', () => {
  test('what is not SCIM goes to the portal', async () => {
    for (const path of ['/', '/people', '/scim', '/scim/v1/x', '/scim/v2'])
      expect((await send('GET', path)).status).toBe(418)
  })

  test('a base URL under which there is no directory is a SCIM error', async () => {
    const answer = await send('GET', '/scim/v2/unknown/Users')
    expect(answer).toMatchObject({
      status: 404,
      headers: { 'content-type': expect.stringContaining('scim+json') },
    })
    expect(jsonOf(answer)).toMatchObject({ status: '404', detail: expect.stringContaining('base URL') })
  })

  test.each(['//Users', '/Users/', '///Users//', '/Users?'])('%s is /Users', async (path) =>
    expect((await send('GET', `${base()}${path}`)).status).toBe(200),
  )

  test.each(['/Users/%zz', '/Users/%ff', '/Users/a%2Fb', '/Users/%00'])(
    '%s is a user that is not there',
    async (path) => expect((await send('GET', `${base()}${path}`)).status).toBe(404),
  )

  test('POST answers 201 with the address of what was created', async () => {
    const answer = await create('ada@example.com')
    expect(answer.status).toBe(201)
    const path = new URL(String(answer.headers.location)).pathname
    expect(answer.headers.etag).toBe('W/"1"')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await send('GET', path)).toMatchObject({ status: 200 })
    expect(await send('GET', path, { headers: { 'if-none-match': 'W/"1"' } })).toMatchObject({ status: 304 })
  })

  test('HEAD has the headers of GET and no body (RFC 9110 §9.3.2)', async () => {
    const get = await send('GET', `${base()}/Users`)
    const head = await send('HEAD', `${base()}/Users`)
    expect(head.status).toBe(200)
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test('a body over the limit is 413, whether or not its length was announced', async () => {
    const body = Buffer.alloc(1_100_000, 0x20)
    const announced: Record<string, string>[] = [
      { 'content-length': String(body.length) },
      { 'transfer-encoding': 'chunked' },
    ]
    for (const headers of announced) {
      const answer = await send('POST', `${base()}/Users`, { body, headers })
      expect(answer.status).toBe(413)
      expect(jsonOf(answer)).toMatchObject({ detail: expect.stringContaining('bytes') })
    }
  })

  test('a long answer is compressed for whoever takes that, and for nobody else', async () => {
    for (let n = 0; n < 15; n++) await create(`crowd${n}@example.com`)
    const plain = await send('GET', `${base()}/Users`)
    const packed = await send('GET', `${base()}/Users`, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
    expect(gunzipSync(packed.body).toString()).toBe(plain.body.toString())
  })

  test('a client that hangs up in the middle of its body leaves nothing behind, and the next is answered', async () => {
    const cut = request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: `${base()}/Users`,
      headers: {
        authorization: `Bearer ${directory.token}`,
        'content-type': 'application/scim+json',
        'content-length': '200',
      },
    })
    cut.on('error', () => undefined)
    cut.write('{"userName":"half@example.com"')
    await once(cut, 'socket')
    cut.destroy()
    const found = await send(
      'GET',
      `${base()}/Users?filter=${encodeURIComponent('userName eq "half@example.com"')}`,
    )
    expect(jsonOf(found)).toMatchObject({ totalResults: 0 })
  })
})

describe('Where Next answers instead', () => {
  test('its route is the same SCIM', async () => {
    const { GET, POST } = await import('./v2/[directory]/[[...path]]/route')
    const ask = (method: string, path: string[], body?: string) => {
      const url = `http://127.0.0.1${base()}/${path.join('/')}`
      const headers = { authorization: `Bearer ${directory.token}`, 'content-type': 'application/scim+json' }
      const handler = method === 'GET' ? GET : POST
      return handler(new Request(url, { method, headers, ...(body && { body }) }), {
        params: Promise.resolve({ directory: directory.key, path }),
      })
    }
    const created = await ask('POST', ['Users'], JSON.stringify({ userName: 'route@example.com' }))
    expect(created.status).toBe(201)
    const { id } = await created.json()
    const direct = await send('GET', `${base()}/Users/${id}`)
    expect(await (await ask('GET', ['Users', id])).json()).toEqual(jsonOf(direct))
  })
})
