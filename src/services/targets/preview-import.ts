import type { z } from 'zod'
import { findDirectory } from '@/adapters/db/directories'
import { OktaImportSettings } from '@/core/targets/settings'
import { read, type Context } from '../context'
import { scimBaseUrl } from '../directories/scim-base-url'
import { Refused } from '../refused'
import { bodyOf } from '../scim/call'
import { listUsers } from '../scim/users/list'
import type { TargetRef } from './form'
import { requireTarget } from './require-target'

/** What Okta asks for first: it counts from 1 and takes a hundred at a time. */
const FIRST_PAGE = { startIndex: '1', count: '100' }

/** The very answer that Okta's import gets to its first request, made by the code that answers Okta. */
export async function previewImport(ctx: Context, { id }: z.infer<typeof TargetRef>) {
  const directory = await read(ctx, async (tenant) => {
    const { kind, settings } = await requireTarget(tenant, id)
    const parsed = OktaImportSettings.safeParse(settings)
    const found =
      kind === 'okta_import' && parsed.success && (await findDirectory(tenant, parsed.data.directoryId))
    if (!found) throw new Refused('not-found', 'The directory that Okta imports from is no longer there.')
    return found
  })
  const query = new URLSearchParams(FIRST_PAGE)
  const baseUrl = scimBaseUrl(directory.key)
  const answer = await listUsers({
    ctx,
    directory,
    headers: new Headers(),
    query,
    body: undefined,
    idp: 'okta',
    baseUrl,
  })
  return {
    directory: { id: directory.id, name: directory.name },
    request: `GET ${baseUrl}/Users?${query}`,
    answer: bodyOf(answer),
  }
}
