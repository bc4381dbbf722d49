import { authorizeTeammate } from '@/services/auth/authorize'
import { previewCsv } from '@/services/previews/to-csv'
import { Refused } from '@/services/refused'
import { currentSession } from '@/trpc/session'

type Params = { params: Promise<{ id: string }> }

/** Every line of a preview as a CSV file. */
export async function GET(_: Request, { params }: Params) {
  const session = await currentSession()
  const ctx = session?.organization && (await authorizeTeammate(session.teammate.id, session.organization.id))
  if (!ctx) return new Response('Sign in to download this preview.', { status: 401 })
  try {
    const { id } = await params
    const body = await previewCsv(ctx, id)
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="preview-${id}.csv"`,
    }
    return new Response(body, { headers })
  } catch (error) {
    if (error instanceof Refused) return new Response(error.message, { status: 404 })
    throw error
  }
}
