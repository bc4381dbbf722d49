import { latestConfiguration } from '@/adapters/db/configuration'
import type { Pipeline } from '@/adapters/db/pipeline'
import type { OrganizationId } from '@/adapters/db/tenant'
import { Configuration, defaultConfiguration } from '@/core/mapping/configuration'

declare global {
  /** The parsed document of each organization's latest version: its rules are compiled once, not for each batch. */
  var rollcallConfigurations: Map<OrganizationId, Versioned> | undefined
}

export type Versioned = { version: number; configuration: Configuration }

const MOST_KEPT = 500

/** What counts in an organization now; version 0 = nobody has saved anything yet. */
export async function loadConfiguration(tenant: Pipeline): Promise<Versioned> {
  const latest = await latestConfiguration(tenant)
  if (!latest) return { version: 0, configuration: defaultConfiguration }
  const kept = (globalThis.rollcallConfigurations ??= new Map())
  const known = kept.get(tenant.organizationId)
  if (known?.version === latest.version) return known
  const parsed = { version: latest.version, configuration: Configuration.parse(latest.document) }
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(tenant.organizationId, parsed)
  return parsed
}
