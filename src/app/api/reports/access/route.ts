import { z } from 'zod'
import { authorizeTeammate } from '@/services/auth/authorize'
import { accessCsv } from '@/services/reports/access-csv'
import { AccessRange } from '@/services/reports/access-on'
import { currentSession } from '@/trpc/session'

/** Who had access on a day, as a CSV file. */
export async function GET(request: Request) {
  const session = await currentSession()
  const ctx = session?.organization && (await authorizeTeammate(session.teammate.id, session.organization.id))
  if (!ctx) return new Response('Sign in to download who had access.', { status: 401 })
  const range = AccessRange.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!range.success) return new Response(z.prettifyError(range.error), { status: 400 })
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="access-${range.data.on}.csv"`,
  }
  return new Response(accessCsv(ctx, range.data), { headers })
}
