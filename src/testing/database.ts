import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/**
 * Gives the test file a migrated, empty database of its own and points DATABASE_URL at it. To be awaited at the top of
 * an `*.integration.test.ts`, before anything reads the environment. It goes away with the tests' Postgres.
 */
export async function useDatabase(): Promise<{ url: string }> {
  const template = new URL(inject('templateDatabase'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: addressOf('postgres', template) })
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`)
  await client.end()
  const url = addressOf(name, template)
  process.env.DATABASE_URL = url
  return { url }
}

function addressOf(database: string, server: URL): string {
  const address = new URL(server)
  address.pathname = `/${database}`
  return address.href
}
