import { storeSettings, type Configuration } from '@/core/mapping/configuration'
import { saveConfiguration } from '@/services/configuration/save'
import { viewConfiguration } from '@/services/configuration/view'
import type { TestDirectory } from './directory'

type Change = (
  configuration: Configuration,
  given: { settingsOf: (storeId: string) => ReturnType<typeof storeSettings> },
) => Configuration

/** Saves what an administrator makes of the configuration that counts now. */
export async function saveTestConfiguration({ ctx }: TestDirectory, change: Change): Promise<void> {
  const { version, configuration } = await viewConfiguration(ctx)
  const settingsOf = (storeId: string) => storeSettings(configuration, storeId)
  await saveConfiguration(ctx, {
    base: version,
    configuration: change(configuration, { settingsOf }),
    note: '',
  })
}
