import type { Json, JsonObject } from './json'
import type { Path } from './path'

/** One PATCH operation (RFC 7644 §3.5.2) with its path read. */
export type Operation =
  | { readonly op: 'remove'; readonly path: Path; readonly value?: Json }
  | {
      readonly op: 'add' | 'replace'
      readonly path?: Path
      readonly value: Json
      /** The value to create when the path's filter selects none; without it that is a noTarget error. */
      readonly otherwise?: JsonObject
    }
