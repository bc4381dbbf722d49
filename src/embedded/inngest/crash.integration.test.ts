import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { useDatabase } from '@/testing/database'
import { runnersOn } from './testing/runners-on'
import { twoSteps } from './testing/two-steps'

const { url } = await useDatabase()
const { app, ask, ended } = runnersOn(url)
const directory = mkdtempSync(join(tmpdir(), 'rollcall-crash-'))

afterAll(() => rmSync(directory, { recursive: true, force: true }))

async function dieInStepTwo(diary: string) {
  const script = fileURLToPath(new URL('./testing/doomed-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, diary], { stdio: 'inherit' })
  await vi.waitUntil(() => existsSync(diary) && readFileSync(diary, 'utf8').includes('two'), {
    timeout: 20_000,
  })
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('a process that is killed in step two', () => {
  test('leaves its run to the next start, which repeats step two but not step one', async () => {
    const diary = join(directory, 'next-start')
    await dieInStepTwo(diary)
    const { inngest, start } = app()
    const runner = await start([twoSteps(inngest, diary, false)])
    await runner.idle()
    expect(await runner.runs({ limit: 1 })).toMatchObject([{ status: 'completed', output: 'done' }])
    expect(readFileSync(diary, 'utf8')).toBe('one\ntwo\ntwo\n')
  })

  test('leaves its run, and the place under its key, to a process that lives beside it', async () => {
    const diary = join(directory, 'beside')
    const watcher = app({ capacity: 0 })
    await watcher.start([twoSteps(watcher.inngest, diary, false)])
    await dieInStepTwo(diary)
    await vi.waitUntil(
      async () => (await ask("select 1 from inngest.job where state = 'ready'")).length === 1,
      {
        timeout: 10_000,
      },
    )
    expect(await ask('select * from inngest.slot')).toEqual([])

    const survivor = app()
    await survivor.start([twoSteps(survivor.inngest, diary, false)])
    expect(await ended(survivor.runner)).toMatchObject({ output: 'done' })
    expect(readFileSync(diary, 'utf8')).toBe('one\ntwo\ntwo\n')
  })
})

describe('a run that sleeps while its process stops', () => {
  test('goes on after the next start', async () => {
    const done: string[] = []
    const sleepy = ({ inngest }: ReturnType<typeof app>) =>
      inngest.createFunction({ id: 'sleepy', triggers: { event: 'nap' } }, async ({ step }) => {
        await step.run('before', () => done.push('before'))
        await step.sleep('nap', '1s')
        await step.run('after', () => done.push('after'))
      })
    const first = app()
    await first.start([sleepy(first)])
    await first.inngest.send({ name: 'nap' })
    await first.runner.idle()
    await first.runner.stop()
    expect(done).toEqual(['before'])

    const second = app()
    await ended(await second.start([sleepy(second)]))
    expect(done).toEqual(['before', 'after'])
  })
})
