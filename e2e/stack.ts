import { test as base } from '@playwright/test'
import { Client } from 'pg'
import type { Child } from '../scripts/stack/child'
import { Household } from '../scripts/stack/household'
import { startPortal } from '../scripts/stack/portal'
import { startStack } from '../scripts/stack/stack'
import { temporaryData } from '../scripts/stack/temporary-data'

/** The whole product on free ports with an empty database, and a portal that can be made to crash. */
export type RunningStack = {
  portalUrl: string
  simulatorUrl: string
  databaseUrl: string
  /** Ends the portal as a crash would, with SIGKILL; resolves when it is gone. */
  killPortal: () => Promise<void>
  /** Starts the portal again as it was; resolves when it answers. */
  restartPortal: () => Promise<void>
}

/** `test` with a stack that is started once and serves all files; tests keep apart by their own organizations. */
export const test = base.extend<{ attempts: void }, { stack: RunningStack }>({
  stack: [
    async ({}, use) => {
      const household = new Household()
      try {
        await use(await start(household))
      } finally {
        await household.stop()
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  attempts: [
    async ({ stack }, use) => {
      await forgetAttempts(stack.databaseUrl)
      await use()
    },
    { auto: true },
  ],
  baseURL: async ({ stack }, use) => use(stack.portalUrl),
})

/** All tests come from one address, from which so many accounts may not be made in five minutes. */
async function forgetAttempts(databaseUrl: string): Promise<void> {
  const sql = new Client({ connectionString: databaseUrl })
  await sql.connect()
  await sql.query('delete from rate_limit')
  await sql.end()
}

async function start(household: Household): Promise<RunningStack> {
  const dataDir = temporaryData(household)
  const stack = await startStack(household, { dataDir, mode: 'production', say: (_, work) => work() })
  let portal: Child = stack.portal
  return {
    portalUrl: stack.portalUrl,
    simulatorUrl: stack.simulatorUrl,
    databaseUrl: stack.databaseUrl,
    killPortal: async () => {
      await portal.kill()
      household.remove(portal)
    },
    restartPortal: async () => {
      portal = await startPortal(household, stack.portalSettings)
    },
  }
}
