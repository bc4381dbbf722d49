import type { Filter } from '@/core/scim/filter/filter'
import type { ResourceType } from '@/core/scim/schema/registry'
import type { Prisma } from '../generated/client'

/**
 * Where resources of one type are stored and searched. In SQL a resource is the row `r` of `table`, of which
 * `where` selects those that the list is about.
 */
export type Source = {
  readonly type: ResourceType
  readonly table: Prisma.Sql
  readonly where: Prisma.Sql
  /** A comparison that has a column of its own, exactly as core's `matches` decides it. May be null for false. */
  readonly column: (filter: Leaf) => Prisma.Sql | undefined
  /** The column that orders by a path (in lower case). */
  readonly sortColumn: (path: string) => Prisma.Sql | undefined
  /** The comparable form of `id`, `meta` and whatever else is no part of `r.search`. */
  readonly document: (attribute: string) => Prisma.Sql | undefined
}

export type Leaf = Extract<Filter, { kind: 'compare' | 'present' | 'some' }>
