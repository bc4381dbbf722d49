import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Household } from './household'
import { runTask } from './task'

const STAMP = '.next/built-from'
const FILES = [
  'package-lock.json',
  'next.config.mjs',
  'tailwind.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
]
const FOLDERS = ['src', 'public', 'prisma']
const NOT_PART_OF_IT = /\.test\.tsx?$|^src[\\/](simulator|testing|embedded[\\/](postgres|cluster))/

/** Whether `.next` holds a production build of exactly what is here now. */
export const isBuilt = () =>
  existsSync('.next/BUILD_ID') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()

/** Builds the portal for production; the log goes to a file, its end into the error when it fails. */
export async function buildPortal(household: Household, log: string): Promise<void> {
  const from = fingerprint() // taken before: an edit during the build makes it stale
  await runTask(household, {
    name: 'next build',
    args: ['node_modules/next/dist/bin/next', 'build'],
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    log,
  })
  if (!existsSync('.next/BUILD_ID')) throw new Error(`next build ended without a build; see ${log}`)
  writeFileSync(STAMP, from)
}

function fingerprint(): string {
  const folders = FOLDERS.filter((folder) => existsSync(folder))
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const hash = createHash('sha256').update(process.version)
  for (const file of [...FILES, ...files].filter((file) => !NOT_PART_OF_IT.test(file)).sort()) {
    if (existsSync(file)) hash.update(`\n${file}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}
