import pg from 'pg'
import { afterEach, vi } from 'vitest'
import { useDatabase } from '@/testing/database'
import type { Runner } from '../runner'
import { createApp } from './app'

/** A database for the test file, and apps whose runners stop after each test. */
export async function useRunners() {
  const { url } = await useDatabase()
  const started: Runner[] = []
  afterEach(async () => {
    for (const runner of started.splice(0)) await runner.stop()
  })
  return {
    url,
    /** What the database itself says. */
    async ask(query: string) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query<Record<string, unknown>>(query)
      await client.end()
      return rows
    },
    app(options?: Parameters<typeof createApp>[1]) {
      const created = createApp(url, options)
      started.push(created.runner)
      return created
    },
    /** The latest run, as soon as it has come to its end. */
    ended: (runner: Runner, status = 'completed') =>
      vi.waitUntil(async () => (await runner.runs({ limit: 1 })).find((run) => run.status === status), {
        timeout: 10_000,
        interval: 20,
      }),
  }
}
