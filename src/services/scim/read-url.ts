import { mendPath } from '@/core/scim/mend-path'
import type { ScimRequest } from './call'

const prefix = '/scim/v2/'

/** Whom and what a URL's path and query ask; undefined where they are not SCIM's. */
export function readUrl(url: string): Pick<ScimRequest, 'directoryKey' | 'segments' | 'query'> | undefined {
  if (!url.startsWith(prefix.slice(0, -1))) return undefined
  const [path = '', ...query] = mendPath(url).split('?')
  if (!path.startsWith(prefix)) return undefined
  const [directoryKey = '', ...segments] = path.slice(prefix.length).split('/').map(decodeURIComponent)
  return { directoryKey, segments, query: new URLSearchParams(query.join('?')) }
}
