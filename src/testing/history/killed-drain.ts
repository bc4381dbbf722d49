import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that drains, to be killed at any moment; the next one is started at once, because starting takes long. */
export function drainKiller() {
  let next: { child: ChildProcess; ready: Promise<unknown> } | undefined

  function start() {
    const child = fork('src/testing/history/drain-to-be-killed.ts', { execArgv: ['--import', 'tsx'] })
    return { child, ready: once(child, 'message') }
  }

  async function kill(child: ChildProcess) {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  return {
    /** Begins to drain a store in another process, and kills that after so many milliseconds. */
    async drainAndKill(target: { organizationId: string; storeId: string }, afterMs: number) {
      const { child, ready } = (next ??= start())
      await ready
      next = start()
      child.send(target)
      await Promise.race([sleep(afterMs), once(child, 'message')])
      await kill(child)
    },
    async stop() {
      if (next) await kill(next.child)
    },
  }
}
