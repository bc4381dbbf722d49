import { z } from 'zod'
import { authorizeTeammate } from '@/services/auth/authorize'
import { PeopleRange } from '@/services/people/list'
import { peopleCsv } from '@/services/people/to-csv'
import { currentSession } from '@/trpc/session'

/** The people whom a filter leaves, as a CSV file. */
export async function GET(request: Request) {
  const session = await currentSession()
  const ctx = session?.organization && (await authorizeTeammate(session.teammate.id, session.organization.id))
  if (!ctx) return new Response('Sign in to download the people.', { status: 401 })
  const range = PeopleRange.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!range.success) return new Response(z.prettifyError(range.error), { status: 400 })
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="people.csv"',
  }
  return new Response(peopleCsv(ctx, range.data), { headers })
}
