import { authorizeTeammate } from '@/services/auth/authorize'
import { receiptFile } from '@/services/receipts/file'
import { Refused } from '@/services/refused'
import { currentSession } from '@/trpc/session'

type Params = { params: Promise<{ id: string; format: string }> }

/** One receipt to keep: `json` is what was signed, `pdf` the page with the same inside. */
export async function GET(_: Request, { params }: Params) {
  const session = await currentSession()
  const ctx = session?.organization && (await authorizeTeammate(session.teammate.id, session.organization.id))
  if (!ctx) return new Response('Sign in to download this receipt.', { status: 401 })
  try {
    const { body, type, name } = await receiptFile(ctx, await params)
    const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }
    return new Response(body, { headers })
  } catch (error) {
    if (error instanceof Refused) return new Response(error.message, { status: 404 })
    throw error
  }
}
