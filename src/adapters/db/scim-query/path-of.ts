import { foldCase } from '@/core/scim/filter/compare'
import type { Resolved } from '@/core/scim/scope'

/** A core attribute's path in lower case; '' for an extension's, of which none has a column. */
export const pathOf = ({ extension, name, sub }: Resolved): string =>
  extension === undefined ? foldCase(sub ? `${name}.${sub.name}` : name) : ''
