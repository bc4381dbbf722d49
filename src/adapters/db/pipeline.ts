import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
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
  return onConnection(async (transaction) => {
    const [, result] = await Promise.all([
      transaction.begin(organizationId, longestMs),
      work({ organizationId, sql: transaction.sql }),
    ])
    await transaction.commit()
    return result
  })
}

/**
 * The same for work that asks for everything at once and changes nothing: the end of the transaction goes to PostgreSQL
 * in the same message. What such work asks for later is refused.
 */
export function atOnce<T>(
  organizationId: OrganizationId,
  work: (pipeline: Pipeline) => Promise<T>,
  longestMs = LONGEST_MS,
): Promise<T> {
  return onConnection(async (transaction) => {
    const asking = Promise.all([
      transaction.begin(organizationId, longestMs),
      work({ organizationId, sql: transaction.sql }),
    ])
    // Both are waited for, because the one that fails tells the other nothing but that something has failed.
    const [asked, ended] = await Promise.allSettled([asking, transaction.commit()])
    if (asked.status === 'rejected') throw asked.reason
    if (ended.status === 'rejected') throw ended.reason
    return asked.value[1]
  })
}

async function onConnection<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const transaction = new Transaction(await pool().connect())
  try {
    return await work(transaction)
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
  private ending: Promise<unknown> | undefined
  private lost: Error | undefined

  constructor(private readonly connection: pg.PoolClient) {
    connection.on('error', this.lose)
  }

  readonly sql: Sql = {
    $queryRaw: async (strings, ...values) => rowsOf((await this.send(statementOf(strings, values))).rows),
    $executeRaw: async (strings, ...values) => (await this.send(statementOf(strings, values))).rowCount ?? 0,
  }

  /** In one message without parameters: as statements of their own they would take half of a look-up's time. */
  begin = (organizationId: OrganizationId, longestMs: number) =>
    this.send(`begin;
      set local role rollcall_tenant;
      set local rollcall.organization = ${pg.escapeLiteral(organizationId)};
      set local statement_timeout = ${Math.ceil(longestMs)}`)

  async commit(): Promise<void> {
    const { command } = await this.end('commit')
    if (command !== 'COMMIT') throw new Error('A statement had failed, so nothing was committed')
  }

  async rollback(): Promise<void> {
    await (this.ending ?? this.end('rollback')).catch(this.lose)
  }

  private end(how: 'commit' | 'rollback') {
    const ending = this.send(how)
    this.isOpen = false
    this.ending = ending
    return ending
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
