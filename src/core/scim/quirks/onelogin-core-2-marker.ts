import type { Quirk } from './quirk'
import { mapSchemas } from './walk'

const marker = /^urn:scim:schemas:core:\d\.\d(?::\w+)?$/i
const enterprise = /^urn:scim:schemas:extension:enterprise:\d\.\d(?::\w+)?$/i

/** OneLogin's older connectors mark SCIM 2.0 resources with the URNs of drafts, urn:scim:schemas:core:2.0. */
export const oneloginCore2Marker: Quirk = {
  from: 'anyone',
  resource: (body, type) => {
    const known = mapSchemas(body, (urn) => (marker.test(urn) ? type.schema.id : urn))
    const extension = type.extensions.find(({ name }) => name === 'EnterpriseUser')
    if (!extension) return known
    return Object.fromEntries(
      Object.entries(known).map(([key, value]) => [enterprise.test(key) ? extension.id : key, value]),
    )
  },
}
