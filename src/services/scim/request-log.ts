import { setTimeout as sleep } from 'node:timers/promises'
import { logScimRequests, type ScimRequestLine } from '@/adapters/db/scim-requests'
import { newId } from '@/adapters/db/new-id'

/** Lines that come within this are written together; answers never wait for them. */
const GATHER_MS = 200
const MOST_LINES = 10_000

let gathered: ScimRequestLine[] = []

/** Keeps one line of a directory's request log. The log is for people looking at it: it may lose lines, never an answer. */
export function logRequest(line: Omit<ScimRequestLine, 'id'>): void {
  gathered.push({ id: newId(new Date()), ...line })
  if (gathered.length === 1) void flushSoon()
  if (gathered.length > MOST_LINES) gathered.shift()
}

async function flushSoon(): Promise<void> {
  await sleep(GATHER_MS)
  const lines = gathered
  gathered = []
  await logScimRequests(lines).catch((error: unknown) => {
    process.stderr.write(`The request log lost ${lines.length} lines: ${String(error)}\n`)
  })
}
