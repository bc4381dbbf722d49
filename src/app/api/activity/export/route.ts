import { z } from 'zod'
import { activityFile, FileFormat } from '@/services/activity/to-file'
import { ActivityRange } from '@/services/activity/view'
import { authorizeTeammate } from '@/services/auth/authorize'
import { currentSession } from '@/trpc/session'

const Asked = ActivityRange.extend({ format: FileFormat })

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/** The history that a filter leaves, as a CSV or JSON file. */
export async function GET(request: Request) {
  const session = await currentSession()
  const ctx = session?.organization && (await authorizeTeammate(session.teammate.id, session.organization.id))
  if (!ctx) return new Response('Sign in to download the history.', { status: 401 })
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return new Response(z.prettifyError(asked.error), { status: 400 })
  const { format, ...range } = asked.data
  const headers = {
    'content-type': types[format],
    'content-disposition': `attachment; filename="activity.${format}"`,
  }
  return new Response(activityFile(ctx, range, format), { headers })
}
