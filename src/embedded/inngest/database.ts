import pg from 'pg'
import { queue } from './queue-sql'
import { running } from './run-sql'
import { tables } from './tables-sql'

export type Query = (text: string, ...values: unknown[]) => Promise<Record<string, unknown>[]>

/** The runner's connections. `query` is one statement, `transaction` several on one connection. */
export class Database {
  private readonly pool: pg.Pool

  constructor(connectionString: string, log: (message: string, cause?: unknown) => void) {
    this.pool = new pg.Pool({ connectionString, max: 4 })
    this.pool.on('error', (error) => log('an idle database connection broke', error))
  }

  /** Creates the schema `inngest` where it is missing and brings its functions up to date. */
  async prepare() {
    await this.transaction(async (query) => {
      await query('select pg_advisory_xact_lock(7705, 0)')
      for (const statements of [tables, queue, running]) await query(statements)
    })
  }

  readonly query: Query = async (text, ...values) => rowsOf(await this.pool.query(text, values))

  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    try {
      await client.query('begin')
      const result = await work(async (text, ...values) =>
        rowsOf(await (values.length > 0 ? client.query(text, values) : client.query(text))),
      )
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      )
      throw error
    }
  }

  close = () => this.pool.end()
}

const rowsOf = ({ rows }: { rows?: Record<string, unknown>[] }) => rows ?? []

/** Postgres refuses the content itself (class 22), such as a \u0000 in a text: repeating will not help. */
export const isRefusedContent = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && (error.code?.startsWith('22') ?? false)
