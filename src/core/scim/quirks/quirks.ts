import { entraArrayWrapped } from './entra-array-wrapped'
import { entraBooleanStrings } from './entra-boolean-strings'
import { entraDottedKeys } from './entra-dotted-keys'
import { entraLegacyGroupUrn } from './entra-legacy-group-urn'
import { entraManagerId } from './entra-manager-id'
import { entraMembersValueList } from './entra-members-value-list'
import { entraMissingValuePath } from './entra-missing-value-path'
import { entraOpCase } from './entra-op-case'
import { oktaNoPathReplace } from './okta-no-path-replace'
import { oneloginCore2Marker } from './onelogin-core-2-marker'
import { pingTwoPrimaries } from './ping-two-primaries'
import type { Quirk } from './quirk'

/** Applied in this order. To drop one, delete its file and its lines here. */
export const quirks: readonly Quirk[] = [
  entraOpCase,
  oktaNoPathReplace,
  entraDottedKeys,
  entraMembersValueList,
  entraArrayWrapped,
  entraManagerId,
  entraBooleanStrings,
  entraMissingValuePath,
  entraLegacyGroupUrn,
  oneloginCore2Marker,
  pingTwoPrimaries,
]
