import type { Command } from '../stack/child'

const LOGS = 'node_modules/.cache/rollcall/check'

const check = (name: string, ...args: string[]): Command => ({
  name,
  args,
  // No check needs a database, and none should ask the one that somebody happens to have configured.
  env: { FORCE_COLOR: undefined, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', DATABASE_URL: '' },
  log: `${LOGS}/${name.replaceAll(' ', '-')}.log`,
})

/** Writes the types of the routes, which `types` needs. */
export const routeTypes = check('route types', 'node_modules/next/dist/bin/next', 'typegen')

/** Everything that is checked without running the product; the slowest first, so that they overlap best. */
export const checks: Command[] = [
  check('types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'),
  check('lint', 'node_modules/eslint/bin/eslint.js', '.', '--quiet'),
  check('GraphQL documents', 'node_modules/gql.tada/bin/cli.js', 'check'),
  check('unused code', 'node_modules/knip/bin/knip.js', '--no-progress'),
  check('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  check('imports', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--output-type=err', 'src'),
  check(
    'migrations',
    ...['node_modules/prisma/build/index.js', 'migrate', 'diff', '--exit-code'],
    ...['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'],
  ),
  check('lockfile', 'scripts/check-lock.mjs'),
  check('words', '--import', 'tsx', 'scripts/check/words.ts'),
]
