import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/env'
import { PrismaClient } from './generated/client'

declare global {
  var rollcallDatabase: PrismaClient | undefined
}

const connect = () =>
  new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL }),
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })

/** One pool per process: Next bundles routes and instrumentation separately, so it lives on globalThis. */
export const database = () => (globalThis.rollcallDatabase ??= connect())
