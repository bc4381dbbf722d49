import { findConfiguration } from '@/adapters/db/configuration'
import type { Tenant } from '@/adapters/db/tenant'
import { Configuration, defaultConfiguration } from '@/core/mapping/configuration'
import { Refused } from '../refused'

/** One version of an organization's configuration; version 0 is what counted before anybody saved. */
export async function loadVersion(tenant: Tenant, version: number): Promise<Configuration> {
  if (version === 0) return defaultConfiguration
  const found = await findConfiguration(tenant, version)
  if (!found) throw new Refused('not-found', `There is no version ${version} of the configuration.`)
  return Configuration.parse(found.document)
}
