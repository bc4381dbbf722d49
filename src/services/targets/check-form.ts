import { findDirectory } from '@/adapters/db/directories'
import type { Tenant } from '@/adapters/db/tenant'
import { ScimError } from '@/core/scim/error'
import { checkCondition } from '@/core/targets/check-condition'
import { env } from '@/env'
import { Refused } from '../refused'
import type { Audience, TargetSetUp } from './form'

/** Refuses a set-up that could never work, at the field that it is about. */
export function checkSetUp(setUp: TargetSetUp): void {
  if (setUp.kind === 'csv' || setUp.kind === 'okta_import') return
  const [field, address] =
    setUp.kind === 'entra'
      ? (['endpoint', setUp.settings.endpoint] as const)
      : (['url', setUp.settings.url] as const)
  if (!address.startsWith('https://') && !env().OUTBOUND_PRIVATE_ADDRESSES)
    throw new Refused('invalid', 'Enter an address that begins with https://.', field)
  if (setUp.kind === 'scim' && /\/Users\/?$/i.test(address))
    throw new Refused('invalid', 'Enter the base URL, without /Users at its end.', field)
}

/** Refuses directories of nobody and conditions that cannot be read. */
export async function checkAudience(tenant: Tenant, audience: Audience): Promise<void> {
  const { source, sourceDirectoryId, condition, directoryId } = audience
  if (source === 'directory' && sourceDirectoryId === null)
    throw new Refused('invalid', 'Choose the directory whose people are meant.', 'sourceDirectoryId')
  if (source === 'directory' && sourceDirectoryId === directoryId)
    throw new Refused(
      'invalid',
      'Nobody is written back to the directory they came from.',
      'sourceDirectoryId',
    )
  for (const id of [sourceDirectoryId, directoryId]) {
    if (id !== null && !(await findDirectory(tenant, id)))
      throw new Refused('not-found', 'There is no such directory in this organization.')
  }
  if (condition === null) return
  try {
    checkCondition(condition)
  } catch (error) {
    if (error instanceof ScimError) throw new Refused('invalid', error.detail, 'condition')
    throw error
  }
}
