import pg from 'pg'
import { afterEach, vi } from 'vitest'
import type { Runner } from '../runner'
import { createApp } from './app'

/** Apps whose runners work on the database of the test file and stop after each test. */
export function runnersOn(url: string) {
  const started: Runner[] = []
  afterEach(async () => {
    for (const runner of started.splice(0)) await runner.stop()
  })
  return {
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
