import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Part } from './household'

const PATIENCE = 10_000
const LAST_LINES = 30

/** Instead of a log file: the terminal that we write to ourselves. */
export const TERMINAL = 'terminal'

export type Ending = { code: number | null; signal: NodeJS.Signals | null }

export type Child = Part & {
  pid: number | undefined
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<Ending>
  /** Ends it at once and without a chance to tidy up, as a crash would. */
  kill: () => Promise<void>
  /** The last lines that this run wrote to its log. */
  lastLines: () => string
}

export type Command = {
  name: string
  /** Arguments of this Node: flags, a script and its arguments. */
  args: string[]
  env: Record<string, string | undefined>
  /** A file, or TERMINAL. */
  log: string
  /** Begin the log anew instead of adding to it. */
  fresh?: boolean
}

/** Starts a Node process that ends when we do. */
export function startChild({ name, args, env, log, fresh = false }: Command): Child {
  const output = openOutput(log, fresh)
  const guard = fileURLToPath(new URL('./exit-with-parent.mjs', import.meta.url))
  const child = spawn(process.execPath, ['--import', guard, ...args], {
    env: { ...process.env, ...env, EXIT_WITH_PARENT: '1' },
    stdio: ['ignore', output.file, output.file, 'ipc'],
  })
  output.opened()

  const ended = new Promise<Ending>((resolve) => {
    child.on('error', () => resolve({ code: 1, signal: null }))
    child.on('exit', (code, signal) => resolve({ code, signal }))
  })
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  const stop = async () => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
    await end('SIGTERM')
    clearTimeout(impatience)
  }
  const lastLines = () => output.text().trimEnd().split('\n').slice(-LAST_LINES).join('\n')
  return { name, pid: child.pid, ended, stop, kill: () => end('SIGKILL'), lastLines }
}

/** Where the child writes, and how to read back what this run of it wrote. */
function openOutput(log: string, fresh: boolean) {
  if (log === TERMINAL) return { file: 'inherit' as const, opened: () => {}, text: () => '' }
  mkdirSync(dirname(log), { recursive: true })
  const file = openSync(log, fresh ? 'w' : 'a')
  const from = statSync(log).size
  return { file, opened: () => closeSync(file), text: () => readFileSync(log).subarray(from).toString() }
}
