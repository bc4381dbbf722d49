import { serve } from 'inngest/edge'
import { inngest } from '@/adapters/inngest/client'
import { readKeys, usesEmbeddedEngine } from '@/adapters/inngest/client-options'
import { startRunner } from '@/embedded/start-runner'
import { env } from '@/env'
import { wakePreviews } from '@/services/previews/wake'
import { wakeOwing } from '@/services/sync/find-owing'
import { wakeOwedTargets } from '@/services/targets/wake'
import { functions } from './functions'

/** Starts the single-machine engine in this process, and wakes at once what an earlier process has left owing. */
export async function startJobs(): Promise<void> {
  if (!usesEmbeddedEngine(readKeys(process.env))) return
  const { DATABASE_URL, PORTAL_URL } = env()
  const answer = serve({ client: inngest, functions })
  await startRunner({
    serve: async (request) => answer(request),
    connectionString: DATABASE_URL,
    portalUrl: PORTAL_URL,
  })
  await wakeOwing()
  await wakeOwedTargets()
  await wakePreviews()
}
