import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  portal: z.url(),
  teammate: z.object({ email: z.string(), password: z.string() }).nullable(),
  directories: z.array(z.object({ name: z.string(), scimBaseUrl: z.url(), token: z.string() })),
  stores: z.array(z.object({ domain: z.string(), name: z.string() })),
  simulator: z.url(),
})

/** What `demo.json` says, for people and programs: where everything is and how to get in. */
export type Demo = z.infer<typeof schema>

const fileIn = (dataDir: string) => join(dataDir, 'demo.json')

export function writeDemo(dataDir: string, demo: Demo) {
  writeFileSync(fileIn(dataDir), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
}

/** The demo of an earlier start with the addresses of now; undefined when there was none. */
export function readDemo(dataDir: string, now: Pick<Demo, 'portal' | 'simulator'>): Demo | undefined {
  if (!existsSync(fileIn(dataDir))) return undefined
  const before = schema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')))
  const directories = before.directories.map((directory) => ({
    ...directory,
    scimBaseUrl: directory.scimBaseUrl.replace(before.portal, now.portal),
  }))
  return { ...before, ...now, directories }
}
