import { existsSync } from 'node:fs'
import { parseEnv } from '@/env'
import { inHousehold } from './in-household'
import { step } from './progress.mjs'
import { startChild, TERMINAL } from './stack/child'
import type { Household } from './stack/household'
import { runTask } from './stack/task'

/** The production server: refuses to start half-configured, and says what is missing. */
await inHousehold(async (household) => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { DATABASE_URL } = parseEnv(process.env)
  if (!existsSync('.next/BUILD_ID')) {
    throw new Error('There is no production build yet. Run "npm run build" first.')
  }
  await step('Looking whether all migrations are applied', () => requireMigrations(household, DATABASE_URL))
  const portal = household.add(() =>
    startChild({
      name: 'portal',
      args: ['node_modules/next/dist/bin/next', 'start', ...process.argv.slice(2)],
      env: { NODE_ENV: 'production' },
      log: TERMINAL,
    }),
  )
  return (await portal.ended).code ?? 1
})

async function requireMigrations(household: Household, url: string) {
  try {
    await runTask(household, {
      name: 'prisma migrate status',
      args: ['node_modules/prisma/build/index.js', 'migrate', 'status'],
      env: { DATABASE_URL: url },
      log: '.next/migrate-status.log',
      fresh: true,
    })
  } catch (error) {
    if (household.isStopping) throw error
    const said = error instanceof Error ? error.message : ''
    throw new Error(
      `The database is not ready. If migrations are missing, "npm run migrate" applies them.\n${said}`,
    )
  }
}
