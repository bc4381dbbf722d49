import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

/** Another process has to start, and to be waited for. */
const PATIENCE_MS = 60_000

/** Lets another process drain a store, and kills it once it has come so far. */
export async function killDrainOnce(
  { organizationId, storeId }: { organizationId: string; storeId: string },
  isThere: () => Promise<boolean>,
) {
  const script = fileURLToPath(new URL('./drain-for-ever.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, organizationId, storeId], {
    stdio: 'inherit',
  })
  await vi.waitUntil(isThere, { timeout: PATIENCE_MS, interval: 25 })
  child.kill('SIGKILL')
  await once(child, 'exit')
}
