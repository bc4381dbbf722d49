import { z } from 'zod'

/** Whether a directory's identity provider waits for the stores and gets their error, and for how long at most. */
export const FailThrough = z.object({
  enabled: z.boolean().default(false),
  seconds: z.number().int().min(1).max(10).default(5),
})

const Settings = z.object({ failThrough: FailThrough.prefault({}) })

/** What was kept about it among a directory's settings. */
export const failThroughOf = (settings: unknown): z.infer<typeof FailThrough> =>
  Settings.parse(settings ?? {}).failThrough
