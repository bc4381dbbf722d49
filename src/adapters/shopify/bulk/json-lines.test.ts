import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StoreTroubleError } from '@/core/reconcile/customer-store'
import { readJsonLines } from './json-lines'

const people = [{ name: 'Zoë' }, { name: '李雷' }, { name: 'Ada 🧮' }]
const bytes = Buffer.from(people.map((person) => JSON.stringify(person)).join('\n'))

const server = createServer((request, response) => {
  if (request.url === '/gone') return void response.writeHead(403).end('expired')
  if (request.url === '/cut') return void response.write('{"name":', () => response.destroy())
  for (const byte of bytes) response.write(Buffer.of(byte))
  response.end()
})

const address = (path: string) => {
  const at = server.address()
  return `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}${path}`
}

async function all(path: string) {
  const lines: unknown[] = []
  for await (const line of readJsonLines(address(path))) lines.push(line)
  return lines
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

describe('the result file of a bulk operation', () => {
  test('reads the same however the network cuts it, in the middle of a character too', async () => {
    expect(await all('/whole')).toEqual(people)
  })

  test.each(['/gone', '/cut'])(
    'that cannot be read (%s) is trouble with the store, not an empty result',
    async (path) => {
      await expect(all(path)).rejects.toBeInstanceOf(StoreTroubleError)
    },
  )
})
