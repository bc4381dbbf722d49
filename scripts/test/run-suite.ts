import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { bold } from '../progress.mjs'
import { startChild, TERMINAL } from '../stack/child'
import { type Household, Stopping } from '../stack/household'
import { type Tally, tallyFile } from './tally'

export type Suite = {
  name: string
  args: string[]
  env?: Record<string, string>
  report: string
  tally: (report: unknown, exitCode: number | null) => Tally
}

/** Runs one test program, its output to the terminal, and counts its report. */
export async function runSuite(
  household: Household,
  { name, args, env = {}, report, tally }: Suite,
): Promise<Tally> {
  console.log(`\n${bold(name)}`)
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const child = household.add(() => startChild({ name, args, env, log: TERMINAL }))
  const { code } = await child.ended
  household.remove(child)
  if (household.isStopping) throw new Stopping()
  return tallyFile(report, code, tally)
}
