import { viewReceiptKeys } from '@/services/receipts/view'

export const dynamic = 'force-dynamic'

/** The public keys with which anybody verifies the receipts of this deployment. */
export async function GET() {
  const headers = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' }
  return Response.json(await viewReceiptKeys(), { headers })
}
