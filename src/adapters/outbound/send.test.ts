import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { sender } from './send'

const server = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: 'http://127.0.0.1/elsewhere' }).end()
  else if (request.url === '/slow') setTimeout(() => response.end(), 5_000).unref()
  else if (request.url === '/endless') {
    const more = () => response.write('x'.repeat(1_000_000), more)
    more()
  } else response.writeHead(200, { 'x-seen': request.headers['user-agent'] }).end('hello')
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const here = `http://127.0.0.1:${port}`
const open = sender({ allowPrivate: true, timeoutMs: 200 })
const careful = sender({ allowPrivate: false, timeoutMs: 200 })
const troubleOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error: { trouble?: { kind: string } }) => error.trouble?.kind,
  )

test('what is allowed is asked, and answers as it is', async () => {
  const answer = await open({ method: 'GET', url: `${here}/` })
  expect(answer).toMatchObject({ status: 200, text: 'hello' })
  expect(answer.headers.get('x-seen')).toBe('Rollcall')
})

test.each([
  ['plain http', here, 'insecure'],
  ['an address of this machine', `https://127.0.0.1:${port}`, 'private-address'],
  ['the same in other notations', 'https://2130706433/', 'private-address'],
  ['hexadecimal', 'https://0x7f.1/', 'private-address'],
  ['IPv6', 'https://[::1]/', 'private-address'],
  ['IPv4 inside IPv6', 'https://[::ffff:7f00:1]/', 'private-address'],
  ['the address of a cloud’s metadata', 'https://169.254.169.254/latest', 'private-address'],
  [
    'a name that leads to this machine, seen when it is connected to',
    `https://localhost:${port}/`,
    'private-address',
  ],
])('%s is not asked', async (_, url, kind) => {
  expect(await troubleOf(careful({ method: 'GET', url }))).toBe(kind)
})

test.each([
  ['a redirect is not followed', '/moved', 'redirect'],
  ['an answer that does not come ends', '/slow', 'timeout'],
])('%s', async (_, path, kind) => {
  expect(await troubleOf(open({ method: 'GET', url: `${here}${path}` }))).toBe(kind)
})

test('an answer without an end ends', async () => {
  const patient = sender({ allowPrivate: true })
  expect(await troubleOf(patient({ method: 'GET', url: `${here}/endless` }))).toBe('unreachable')
})
