import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '@/testing/temporary-directory'
import { claimDataDirectory } from './data-lock'

test('two runs cannot use the same data, one after the other can', async () => {
  const data = temporaryDirectory()
  const first = await claimDataDirectory(data)
  await expect(claimDataDirectory(data)).rejects.toThrow('--data')
  await first.stop()
  const second = await claimDataDirectory(data)
  await second.stop()
})

test('a run that was killed leaves no claim behind', async () => {
  const data = temporaryDirectory()
  const claim = `
    import { claimDataDirectory } from './scripts/stack/data-lock.ts'
    await claimDataDirectory('${data}')
    process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', claim])
  const next = await claimDataDirectory(data)
  await next.stop()
})
