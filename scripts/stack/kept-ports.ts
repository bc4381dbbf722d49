import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { freePort } from './ports'

const schema = z.record(z.string(), z.number())

/**
 * A port for a part that may have any, the same at every start where that is possible: a store's address holds the
 * simulator's port, so a changed one would disconnect the stores.
 */
export async function keepPort(directory: string, part: string): Promise<number> {
  const file = join(directory, 'ports.json')
  const kept = existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const port = await freePort(kept[part])
  if (port !== kept[part]) writeFileSync(file, `${JSON.stringify({ ...kept, [part]: port }, null, 2)}\n`)
  return port
}
