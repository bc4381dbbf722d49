import { newId } from '@/adapters/db/new-id'
import type { Actor } from '@/adapters/db/events'
import { countPersons } from '@/adapters/db/preview-people'
import { insertPreview } from '@/adapters/db/previews'
import type { Tenant } from '@/adapters/db/tenant'
import { isObject } from '@/core/scim/json'
import type { Decision, Outlook } from './decision'
import { isLarge } from './size'

/** Begins a preview of which nothing is computed yet; `large`: that is a job's. */
export async function beginPreview(
  tenant: Tenant,
  { decision, outlook, author }: { decision: Decision; outlook: Outlook; author: Actor },
): Promise<{ id: string; large: boolean }> {
  const id = newId(new Date())
  const { title, baseVersion, about } = outlook
  const total = await countPersons(tenant, about)
  await insertPreview(tenant, { id, decision: documentOf(decision), title, baseVersion, author, total })
  return { id, large: isLarge(total, outlook) }
}

function documentOf(decision: Decision) {
  const document: unknown = JSON.parse(JSON.stringify(decision))
  return isObject(document) ? document : {}
}
