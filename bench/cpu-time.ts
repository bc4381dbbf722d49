import { readdirSync, readFileSync } from 'node:fs'

const MS_PER_TICK = 10

/** CPU time (ms) that a process has taken so far, where the system tells it as Linux does (proc(5), /proc/pid/stat). */
export function cpuOf(pid: number): number {
  const fields = statOf(pid)?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * MS_PER_TICK
}

/** The same for a process and all that it has started and that still run, as Postgres' backends. */
export function cpuOfFamily(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(statOf(Number(name))?.split(' ')[1]) === pid)
    .map(Number)
  return [pid, ...children].reduce((sum, one) => sum + cpuOf(one), 0)
}

/** The fields after the name, which may hold blanks itself; undefined once the process has ended. */
function statOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2)
  } catch {
    return undefined
  }
}
