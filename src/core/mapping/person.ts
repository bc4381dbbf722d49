import type { FieldName } from '../reconcile/customer-store'
import type { JsonObject } from '../scim/json'
import type { DirectoryKind } from './default-mapping'

/** One person as one directory knows them; a deleted user is inactive and has an empty resource. */
export type UserSource = {
  userId: string
  directoryId: string
  /** Which identity provider it is, for the mapping while nobody has changed it; absent = any. */
  kind?: DirectoryKind
  active: boolean
  deleted: boolean
  resource: JsonObject
  /** Nested groups flattened. */
  groups: { id: string; display: string }[]
  /** Made from a store's customer; absent for users that a directory has sent. */
  imported?: boolean
}

/** What a teammate has decided over the directories: out of every store, or in as they last were. */
export type Override = { kind: 'restricted' | 'kept' }

/** One person with every directory that knows them, in the order of their precedence. */
export type Person = {
  sources: UserSource[]
  override: Override | null
  /** Since when no directory has them as active; null while one does. */
  leftAt: Date | null
  /** What stores have changed of fields that are not the directory's alone. */
  accepted?: AcceptedValues
}

/** The same person once a teammate has taken them out, whatever the directories say. */
export const restricted = (person: Person): Person => ({ ...person, override: { kind: 'restricted' } })

/** A value that came from a store; `against` is what the directory said when it was accepted. */
export type AcceptedValue = { value: string | null; against: string | null }

export type AcceptedValues = { [Name in FieldName]?: AcceptedValue }

/** Who says what a person is: the first directory that has them as active, or that has them at all. */
export const leadOf = ({ sources }: Person): UserSource | undefined =>
  sources.find(({ active }) => active) ?? sources.find(({ deleted }) => !deleted) ?? sources[0]
