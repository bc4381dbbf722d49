import { z } from 'zod'
import { directorySettings } from '@/adapters/db/directories'
import type { Guarded } from '@/adapters/db/removals'
import type { Tenant } from '@/adapters/db/tenant'
import { storeSettings } from '@/core/mapping/configuration'
import { GuardLimits } from '@/core/reconcile/guard'
import { loadConfiguration } from '../configuration/load'

const Settings = z.object({ guard: GuardLimits.prefault({}) })

/** The limits among what was kept as a directory's settings. */
export const guardOf = (settings: unknown): GuardLimits => Settings.parse(settings).guard

/** The limits of a directory or of a store. */
export async function limitsOf(tenant: Tenant, { directoryId, storeId }: Guarded): Promise<GuardLimits> {
  if (directoryId !== undefined) return guardOf((await directorySettings(tenant, directoryId)) ?? {})
  const { configuration } = await loadConfiguration(tenant)
  return storeSettings(configuration, storeId).guard
}
