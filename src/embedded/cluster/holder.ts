import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = (dataDir: string) => join(dataDir, 'holder.pid')

/**
 * Makes this process the one that stops the server, unless another living process is: a second demo on the same data
 * may use the server but must not take it away from the first.
 */
export function becomeHolder(dataDir: string): boolean {
  const holder = existsSync(file(dataDir)) ? Number(readFileSync(file(dataDir), 'utf8')) : undefined
  if (holder && holder !== process.pid && isAlive(holder)) return false
  writeFileSync(file(dataDir), String(process.pid))
  return true
}

export function leave(dataDir: string) {
  rmSync(file(dataDir), { force: true })
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
