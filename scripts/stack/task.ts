import { type Command, startChild } from './child'
import { type Household, Stopping } from './household'

/** Runs a process to its end as part of the household; throws with its last lines when it fails. */
export async function runTask(household: Household, command: Command): Promise<void> {
  const child = household.add(() => startChild(command))
  const { code } = await child.ended
  household.remove(child)
  if (household.isStopping) throw new Stopping()
  if (code !== 0)
    throw new Error(
      `${command.name} failed. ${child.lastLines() ? `It said:\n${child.lastLines()}` : 'See above.'}`,
    )
}
