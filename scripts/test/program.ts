import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const LAST_LINES = 8

/** Runs a program of the system to its end; throws with the last lines of its output when it fails. */
export async function runProgram(program: string, words: string[]): Promise<void> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await promisify(execFile)(program, words, { env: environment, maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Error(
      `${program} ${words.join(' ')} failed:\n${said.trim().split('\n').slice(-LAST_LINES).join('\n')}`,
    )
  }
}
