import { z } from 'zod'
import { signedRequest, type Serve } from './call'
import { functionConfig } from './function-config'
import { register, type RegisteredFunction } from './register'

const synced = z.object({ functions: z.array(functionConfig) })

/** Asks the serve route for its functions (a signed, in-band sync) and accepts or refuses them. */
export async function sync(
  serve: Serve,
  url: string,
  signingKey: string,
): Promise<Map<string, RegisteredFunction>> {
  const request = signedRequest(new URL(url), 'PUT', { url }, signingKey, {
    'x-inngest-sync-kind': 'in_band',
  })
  const response = await serve(request)
  const text = await response.text()
  if (response.status !== 200)
    throw new Error(`The serve route ${url} refused the sync: ${response.status} ${text}`)
  return new Map(register(synced.parse(JSON.parse(text)).functions).map((target) => [target.id, target]))
}
