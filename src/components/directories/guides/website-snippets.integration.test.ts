import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '@/testing/database'
import { testDirectory } from '@/testing/directory'
import { addWebsite, serveEvents } from '@/testing/website'
import { curlSnippet, nodeSnippet } from './website-snippets'

await useDatabase()
const { ctx } = await testDirectory()
const events = await serveEvents()
afterAll(() => events.close())

const run = promisify(execFile)

test('the lines for a terminal sign and send a person as they stand', async () => {
  const { key, secret } = await addWebsite(ctx)
  const { stdout } = await run('sh', ['-c', curlSnippet(events.urlOf(key), secret)])
  expect(stdout).toMatch(/^HTTP\/1\.1 200[^]*"outcome":"applied"/)
})

test('the code for Node sends a person as it stands', async () => {
  const { key, secret } = await addWebsite(ctx)
  const code = `${nodeSnippet(events.urlOf(key)).replace('await tell', 'const answer = await tell')}\nconsole.log(answer)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ROLLCALL_SECRET: secret },
  })
  expect(stdout).toContain("outcome: 'applied'")
})
