import { authorizeTeammate } from '@/services/auth/authorize'
import { reportFile } from '@/services/reports/file'
import { Refused } from '@/services/refused'
import { currentSession } from '@/trpc/session'

type Params = { params: Promise<{ month: string; format: string }> }

/** A month’s report to keep: `json` is what was signed, `pdf` the pages with the same inside, `csv` its figures. */
export async function GET(_: Request, { params }: Params) {
  const session = await currentSession()
  const ctx = session?.organization && (await authorizeTeammate(session.teammate.id, session.organization.id))
  if (!ctx) return new Response('Sign in to download this report.', { status: 401 })
  try {
    const { body, type, name } = await reportFile(ctx, await params)
    const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }
    return new Response(body, { headers })
  } catch (error) {
    if (error instanceof Refused) return new Response(error.message, { status: 404 })
    throw error
  }
}
