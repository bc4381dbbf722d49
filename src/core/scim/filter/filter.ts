import type { AttributePath } from '../attribute-path'

export const compareOperators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const
export type CompareOperator = (typeof compareOperators)[number]

export type Literal = string | number | boolean | null
export type FilterPath = AttributePath & { readonly name: string }

/**
 * A filter (RFC 7644 §3.4.2.2). `some` is a value filter, `emails[type eq "work"]`: one value of the
 * attribute meets all of `where`, whose paths are sub-attributes.
 */
export type Filter =
  | {
      readonly kind: 'compare'
      readonly path: FilterPath
      readonly operator: CompareOperator
      readonly value: Literal
    }
  | { readonly kind: 'present'; readonly path: FilterPath }
  | { readonly kind: 'some'; readonly path: FilterPath; readonly where: Filter }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'and'; readonly filters: readonly Filter[] }
  | { readonly kind: 'or'; readonly filters: readonly Filter[] }
