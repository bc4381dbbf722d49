import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql'
import type { Fault } from '../faults/fault'
import type { App } from '../state/app'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'

/** What every resolver gets besides its arguments. */
export type Context = {
  world: World
  shop: Shop
  app: App
  scopes: ReadonlySet<string>
  searchWarnings: SearchWarning[]
  tally?: { unchanged: number }
  /** Set while a bulk query reads. */
  bulk?: BulkRead
  /** A fault that spoils the result from inside: user errors, or fields that come back null. */
  fault?: Fault
}

/** A bulk query pages its root connection by itself and takes nested ones whole. */
export type BulkRead = { after: string | null; next: string | null }

export type SearchWarning = { path: string[]; query: string; field: string; message: string; code: string }

export type Resolver<Args = unknown, Source = unknown> = (
  source: Source,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown

/** Resolvers by type and field. graphql-js has checked arguments and sources against the schema by then. */
export type Resolvers = Record<string, Record<string, Resolver<never, never>>>

/**
 * A resolver as graphql-js takes it: the schema proves the types of arguments and source, but TypeScript
 * cannot see the proof.
 */
export function asFieldResolver(resolver: Resolver<never, never>): GraphQLFieldResolver<unknown, Context> {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the one cast at this border; see above
  return resolver as GraphQLFieldResolver<unknown, Context>
}
