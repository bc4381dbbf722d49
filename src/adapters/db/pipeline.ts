import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { pool } from './client'
import { isConsequence } from './errors'
import { type Statement, statementOf } from './statement'
import type { OrganizationId } from './tenant'

/** SQL alone, which a transaction of Prisma's takes too. JSON goes in as text: `${JSON.stringify(…)}::jsonb`. */
export type Sql = {
  $queryRaw<T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T>
  $executeRaw(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>
}

/** A transaction inside one organization of which nothing but SQL is asked. Every Tenant is one. */
export type Pipeline = { organizationId: OrganizationId; sql: Sql }

/** No statement keeps a connection for longer. */
const LONGEST_MS = 30_000

/**
 * Does what `within` does, for requests that come by the thousand: without Prisma's engine in between, and without
 * waiting for one answer before the next statement is sent. What `work` asks for at once, as with Promise.all, goes to
 * PostgreSQL together and is done in that order; when a statement fails, those after it do nothing.
 */
export async function inPipeline<T>(
  organizationId: OrganizationId,
  work: (pipeline: Pipeline) => Promise<T>,
  longestMs = LONGEST_MS,
): Promise<T> {
  const connection = await pool().connect()
  const transaction = new Transaction(connection)
  try {
    const sql = transaction.sql
    const [, , result] = await Promise.all([
      transaction.begin(),
      sql.$executeRaw`select set_config('role', 'rollcall_tenant', true),
        set_config('rollcall.organization', ${organizationId}, true),
        set_config('statement_timeout', ${String(longestMs)}, true)`,
      work({ organizationId, sql }),
    ])
    await transaction.commit()
    return result
  } catch (error) {
    await transaction.rollback()
    throw error
  } finally {
    transaction.release()
  }
}

// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- only the statement knows what it selects
const rowsOf = <T>(rows: unknown) => rows as T

/** SQL of a gate, which does not know the organization yet and sees them all. */
export const gateSql: Sql = {
  $queryRaw: async (strings, ...values) => rowsOf((await pool().query(statementOf(strings, values))).rows),
  $executeRaw: async (strings, ...values) => (await pool().query(statementOf(strings, values))).rowCount ?? 0,
}

class Transaction {
  private isOpen = true
  private lost: Error | undefined

  constructor(private readonly connection: pg.PoolClient) {
    connection.on('error', this.lose)
  }

  readonly sql: Sql = {
    $queryRaw: async (strings, ...values) => rowsOf((await this.send(statementOf(strings, values))).rows),
    $executeRaw: async (strings, ...values) => (await this.send(statementOf(strings, values))).rowCount ?? 0,
  }

  begin = () => this.send('begin')

  async commit(): Promise<void> {
    const ending = this.send('commit')
    this.isOpen = false
    const { command } = await ending
    if (command !== 'COMMIT') throw new Error('A statement had failed, so nothing was committed')
  }

  async rollback(): Promise<void> {
    if (!this.isOpen) return
    const ending = this.send('rollback')
    this.isOpen = false
    await ending.catch(this.lose)
  }

  release(): void {
    this.connection.off('error', this.lose)
    this.connection.release(this.lost)
  }

  private lose = (error: Error) => {
    this.lost = error
  }

  /** What is sent before the current step of the program ends goes out as one message. */
  private async send(statement: Statement | string) {
    // The connection is somebody else's by then, in another organization.
    if (!this.isOpen) throw new Error('The transaction has ended')
    const { stream } = this.connection.connection
    stream.cork()
    process.nextTick(() => stream.uncork())
    try {
      return await this.connection.query(statement)
    } catch (error) {
      // Whoever waits for several has to hear of the failure itself first.
      if (isConsequence(error)) await setImmediate()
      throw error
    }
  }
}
