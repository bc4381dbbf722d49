import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from './cluster/connection'
import { withPassage } from './cluster/passage'
import { startPostgres } from './postgres'

let dataDir = ''

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'rollcall-postgres-'))
  chmodSync(dataDir, 0o755)
})

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const ask = (url: string, query: string) =>
  withClient(url, async (client): Promise<unknown[]> => (await client.query(query)).rows)

describe('the embedded PostgreSQL', () => {
  test('keeps its data, its port and its password between two starts', async () => {
    const first = await startPostgres({ dataDir })
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.stop()
    await first.stop()

    const second = await startPostgres({ dataDir })
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  test('listens on 127.0.0.1 only and serves 200 connections', async () => {
    const server = await startPostgres({ dataDir })
    expect(await ask(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await ask(server.url, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
    expect(await ask(server.url, 'SHOW max_connections')).toEqual([{ max_connections: '200' }])
    await server.stop()
  })

  test('uses the server that a killed parent left behind, and stops it', async () => {
    const start = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))}
      console.log((await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })).url)
      setInterval(() => {}, 1000)`
    const script = join(dataDir, 'parent.mts')
    writeFileSync(script, start)
    const parent = spawn(process.execPath, ['--import', 'tsx', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [url]: unknown[] = await once(parent.stdout, 'data')
    parent.kill('SIGKILL')
    await once(parent, 'exit')

    const server = await startPostgres({ dataDir })
    expect(server.url).toBe(String(url).trim())
    await server.stop()
    expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false)
  })

  test('starts although the pid file of a dead server names a living stranger', async () => {
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
    writeFileSync(pidFile, `${process.pid}\n${join(dataDir, 'cluster')}\n1\n5432\n\n127.0.0.1\n\nready\n`)
    const server = await startPostgres({ dataDir })
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).not.toBe(String(process.pid))
    await server.stop()
  })

  test("works in a directory that only root may enter, as in root's home", async ({ skip }) => {
    const closed = join(dataDir, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const start = startPostgres({ dataDir: join(closed, 'data') })
    // A container may withhold the capability from its root.
    const server = await start.catch((error: Error) => skip(error.message))
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('names the closed directory where root cannot hand on the right to pass it', async () => {
    const closed = join(dataDir, 'shut')
    mkdirSync(closed, { mode: 0o700 })
    const stranger = { uid: 12_345, gid: 12_345 }
    const passage = withPassage(stranger, [join(closed, 'data')], () => Promise.resolve(false))
    await expect(passage).rejects.toThrow(`chmod o+x ${closed}`)
  })

  test('says which port is in use', async () => {
    const server = await startPostgres({ dataDir })
    const other = startPostgres({ dataDir: join(dataDir, 'other'), port: Number(new URL(server.url).port) })
    await expect(other).rejects.toThrow(`Port ${new URL(server.url).port}, meant for PostgreSQL, is in use`)
    await server.stop()
  })
})
