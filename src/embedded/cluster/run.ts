import { execFile, type ExecFileOptions } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs a program to its end and returns what it printed; rejects with its output when it fails. */
export async function run(program: string, words: string[], options: ExecFileOptions = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(program, words, { ...options, encoding: 'utf8' })
  return stdout.trim()
}
