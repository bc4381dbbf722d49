import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER, ...args], {
    env: { ...process.env, ...env },
  })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (output.out += String(chunk)))
  child.stderr.on('data', (chunk) => (output.err += String(chunk)))
  return { child, output }
}

test('the process says where it listens in one line, and SIGTERM ends it in order', async () => {
  const { child, output } = run(['--port', '0', '--store', 'linen'], { NODE_ENV: 'test' })
  await once(child.stdout, 'data')
  const [, url] = /^simulator listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output.out) ?? []
  expect(await (await fetch(`${url}/_control/stores`)).json()).toMatchObject([
    { domain: 'linen.myshopify.com' },
  ])
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('it does not run in production, unless that is a demonstration', async () => {
  const { child, output } = run(['--port', '0'], { NODE_ENV: 'production' })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(output.err).toContain('--demo')
})
