import type { Filter } from '../filter/filter'
import type { Idp } from '../detect'
import type { Json, JsonObject } from '../json'
import type { Operation } from '../operation'
import type { ResourceType } from '../schema/registry'

/** A PATCH operation as it came, but for the case of its names. */
export type RawOperation = { readonly op?: Json; readonly path?: Json; readonly value?: Json }

/**
 * One deviation of an identity provider, mended before the strict core looks. Each hook gets what the client
 * sent and returns what it meant; nothing outside the list in quirks.ts knows of a quirk.
 */
export type Quirk = {
  /** Who does it; 'anyone' when mending it cannot change what a correct client means. */
  readonly from: 'anyone' | readonly Idp[]
  readonly resource?: (body: JsonObject, type: ResourceType) => JsonObject
  readonly rawOperation?: (operation: RawOperation, type: ResourceType) => RawOperation[]
  readonly operation?: (operation: Operation, type: ResourceType) => Operation
  readonly filter?: (filter: Filter, type: ResourceType) => Filter
}
