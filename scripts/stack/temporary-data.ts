import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Household } from './household'

/** A data directory that is gone when the household has stopped. */
export function temporaryData(household: Household): string {
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-'))
  chmodSync(directory, 0o711) // Postgres runs as a user of its own when we are root
  household.add(() => ({
    name: 'temporary data',
    stop: async () => rmSync(directory, { recursive: true, force: true }),
  }))
  return directory
}
