import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/env'
import { PrismaClient } from './generated/client'

declare global {
  var rollcallPool: pg.Pool | undefined
  var rollcallDatabase: PrismaClient | undefined
}

/** How long anybody waits for a connection. */
const PATIENCE_MS = 10_000

function openPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: PATIENCE_MS,
    // Statements need not wait for one another's answers (pipeline.ts); Prisma's do all the same.
    pipeline: true,
  })
  // The pool replaces a connection that is lost while nobody uses it.
  return pool.on('error', (error) =>
    process.stderr.write(`A database connection was lost: ${error.message}\n`),
  )
}

/** One pool per process: Next bundles routes and instrumentation separately, so it lives on globalThis. */
export const pool = () => (globalThis.rollcallPool ??= openPool())

const connect = () =>
  new PrismaClient({
    adapter: new PrismaPg(pool()),
    transactionOptions: { maxWait: PATIENCE_MS, timeout: 30_000 },
  })

/** Prisma, on connections of the pool. */
export const database = () => (globalThis.rollcallDatabase ??= connect())
