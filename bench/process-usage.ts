import { readFileSync, readdirSync } from 'node:fs'
import type { Stack } from '../scripts/stack/stack'

/** What processes have used so far: seconds of processor time, and megabytes of memory that they hold now. */
export type Usage = { cpuSeconds: number; rssMb: number }

const TICKS_PER_SECOND = 100
const PAGE_MB = 4096 / 1024 / 1024

/** The parts of a stack and what each has used; read from /proc, so on Linux alone. */
export const usageOf = ({ portal, simulator, portalSettings }: Stack) => ({
  portal: usageOfFamily(portal.pid),
  postgres: usageOfFamily(postgresPid(portalSettings.dataDir)),
  simulator: usageOfFamily(simulator.pid),
})

const postgresPid = (dataDir: string) =>
  Number(contentOf(`${dataDir}/postgres/cluster/postmaster.pid`).split('\n')[0])

/** What a process and everything that it has started have used. */
function usageOfFamily(pid: number | undefined): Usage {
  const all = processes()
  const wanted = new Set([pid])
  for (const { id, parent } of all) if (wanted.has(parent)) wanted.add(id)
  const family = all.filter(({ id }) => wanted.has(id))
  return {
    cpuSeconds: family.reduce((seconds, each) => seconds + each.cpuSeconds, 0),
    rssMb: family.reduce((megabytes, each) => megabytes + each.rssMb, 0),
  }
}

type Process = Usage & { id: number; parent: number }

/** In the order of their ids, so that a parent comes before its children. */
function processes(): Process[] {
  try {
    const ids = readdirSync('/proc').map(Number).filter(Number.isInteger)
    return ids.sort((a, b) => a - b).flatMap((id) => read(id) ?? [])
  } catch {
    return []
  }
}

function read(id: number): Process | undefined {
  const text = contentOf(`/proc/${id}/stat`)
  if (text === '') return undefined
  // The name before it may hold spaces and brackets.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  // Its own time, and that of children which have ended.
  const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0)
  return {
    id,
    parent: fields[1] ?? 0,
    cpuSeconds: ticks / TICKS_PER_SECOND,
    rssMb: (fields[21] ?? 0) * PAGE_MB,
  }
}

function contentOf(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // It has ended meanwhile, or was never ours.
  }
}
