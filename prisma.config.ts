import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

if (existsSync('.env')) process.loadEnvFile('.env')

// Prisma's native schema engine is a download of its own. Where it is missing, the CLI is pointed at the same engine
// in WebAssembly before it looks for a binary; this file is read first.
const require = createRequire(import.meta.url)
const engines = dirname(
  createRequire(require.resolve('prisma/package.json')).resolve('@prisma/engines/package.json'),
)
if (!readdirSync(engines).some((file) => file.startsWith('schema-engine'))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
    new URL('scripts/schema-engine.mjs', import.meta.url),
  )
}

const { DATABASE_URL } = process.env

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(DATABASE_URL && { datasource: { url: DATABASE_URL } }),
})
