import { once } from 'node:events'
import { createServer, get } from 'node:http'
import { expect, test } from 'vitest'
import { mendPaths } from './mend-paths'

test('a server meets the path that was meant', async () => {
  mendPaths()
  const server = createServer((request, response) => response.end(request.url)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const answer = await new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/scim/v2/key//Users/%zz/?count=1' }, (response) =>
      response.setEncoding('utf8').once('data', resolve),
    ).on('error', reject)
  })
  server.close()
  expect(answer).toBe('/scim/v2/key/Users/%25zz?count=1')
})
