import { detectIdp, idps, type Idp } from '@/core/scim/detect'
import type { Json } from '@/core/scim/json'
import type { ScimRequest } from './call'

/** The IdP that this request shows, or else the one that this directory was known to speak with. */
export function whoSpeaks(
  { headers, query }: ScimRequest,
  body: Json | undefined,
  known: string | null,
): Idp {
  const seen = detectIdp({
    userAgent: headers.get('user-agent'),
    query,
    ...(body === undefined ? {} : { body }),
  })
  return seen === 'generic' ? (idps.find((idp) => idp === known) ?? 'generic') : seen
}
