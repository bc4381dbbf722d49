import type { Target } from '@/components/answers'
import { EntraSettings, OktaImportSettings, ScimSettings, WebhookSettings } from '@/core/targets/settings'
import { emptyValues, type TargetValues } from './form-values'

/** A target as its form shows it; secrets stay empty. */
export function valuesOf({ name, settings, ...target }: Target): TargetValues {
  const audience = {
    source: target.source,
    sourceDirectoryId: target.sourceDirectoryId ?? '',
    condition: target.condition ?? '',
    directoryId: target.directoryId ?? '',
  }
  const base = { ...emptyValues, name, ...audience }
  switch (target.kind) {
    case 'scim':
      return { ...base, ...ScimSettings.parse(settings) }
    case 'entra':
      return { ...base, ...EntraSettings.parse(settings) }
    case 'webhook':
      return { ...base, ...WebhookSettings.parse(settings) }
    case 'okta_import':
      return { ...base, importedBy: OktaImportSettings.parse(settings).directoryId }
    case 'csv':
      return base
  }
}
