import type { Quirk } from './quirk'
import { mapSchemas } from './walk'

const legacy = /^http:\/\/schemas\.microsoft\.com\/2006\/11\/ResourceManagement\/ADSCIM\/2\.0\/\w+$/i

/** Entra's groups name a schema of Microsoft's own, at times in place of the core one. */
export const entraLegacyGroupUrn: Quirk = {
  from: 'anyone',
  resource: (body, type) => mapSchemas(body, (urn) => (legacy.test(urn) ? type.schema.id : urn)),
}
