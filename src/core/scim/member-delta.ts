import { changesOf, type Change } from './change'
import { invalidPath, invalidValue, mutability } from './error'
import type { Filter } from './filter/filter'
import { valueMatcher } from './filter/match'
import { asList, isObject, type Json, type JsonObject } from './json'
import type { Operation } from './operation'
import { groupType } from './schema/registry'
import { readValue } from './value'

/** A value of a group's `members`; a member may be named before it exists. */
export type Member = {
  readonly value: string
  readonly type?: string
  readonly $ref?: string
  readonly display?: string
}

/**
 * What operations do to a group's members, without knowing them. The new members are: those there now (none
 * if `clear`) but for `remove` and those that meet a filter of `removeWhere`, together with `add`.
 * `rest` is what the operations do to the group itself.
 */
export type MemberDelta = {
  readonly clear: boolean
  readonly add: readonly Member[]
  readonly remove: readonly string[]
  readonly removeWhere: readonly Filter[]
  readonly rest: readonly Operation[]
}

type Folded = { clear: boolean; add: Map<string, Member>; remove: Set<string>; removeWhere: Filter[] }

/** Separates the members from the rest of a group's PATCH, at a cost that follows the operations alone. */
export function memberDelta(operations: readonly Operation[]): MemberDelta {
  const folded: Folded = { clear: false, add: new Map(), remove: new Set(), removeWhere: [] }
  const rest: Operation[] = []
  for (const operation of operations) {
    const changes = changesOf(operation, {}, groupType).filter((change) => isMembers(change))
    if (changes.length === 0) rest.push(operation)
    else rest.push(...withoutMembers(operation))
    changes.forEach((change) => fold(folded, change))
  }
  const { clear, add, remove, removeWhere } = folded
  return { clear, add: [...add.values()], remove: [...remove], removeWhere, rest }
}

/** The members of a whole group, as a POST or a PUT has them. */
export const membersOf = (group: JsonObject): Member[] => readMembers(group.members ?? [], 'members')

const isMembers = (change: ReturnType<typeof changesOf>[number]): change is Change =>
  change.op !== 'remove extension' && change.extension === undefined && change.name === 'members'

/** An operation without a path may set the group's name and its members at once. */
function withoutMembers(operation: Operation): Operation[] {
  if (operation.op === 'remove' || operation.path?.name !== undefined || !isObject(operation.value)) return []
  const others = Object.entries(operation.value).filter(([name]) => name.toLowerCase() !== 'members')
  return others.length > 0 ? [{ ...operation, value: Object.fromEntries(others) }] : []
}

function fold(folded: Folded, change: Change): void {
  const { op, where, sub, value = null, label } = change
  if (sub)
    throw mutability(`${label}: the parts of a member are immutable; remove the member and add another`)
  if (where) return foldSelected(folded, change, where)
  if (op === 'remove' && value !== null && value !== '')
    throw invalidValue(`${label}: remove takes no value; select whom to remove, as in members[value eq "…"]`)
  if (op !== 'add') {
    folded.clear = true
    folded.add.clear()
    folded.remove.clear()
    folded.removeWhere = []
  }
  if (op !== 'remove') include(folded, readMembers(value, label))
}

function foldSelected(folded: Folded, { op, value = null, label }: Change, where: Filter): void {
  if (op === 'add') throw invalidPath(`${label}: add members without a filter, with a value for each`)
  const members = op === 'replace' ? readMembers(value, label) : []
  const ids = idsIn(where)
  if (!ids) removeWhere(folded, where)
  for (const id of ids ?? []) {
    folded.remove.add(id)
    folded.add.delete(id)
  }
  include(folded, members)
}

function removeWhere({ removeWhere, add }: Folded, where: Filter): void {
  removeWhere.push(where)
  const isSelected = valueMatcher(where, { name: 'members', attribute })
  for (const [id, member] of add) if (isSelected({ ...member })) add.delete(id)
}

const attribute = groupType.attributes.members

function include({ add }: Folded, members: readonly Member[]): void {
  for (const member of members) add.set(member.value, { ...add.get(member.value), ...member })
}

/** The ids that a filter of the shape `value eq "a" or value eq "b"` names; undefined for other filters. */
function idsIn(filter: Filter): string[] | undefined {
  if (filter.kind === 'or') {
    const parts = filter.filters.map(idsIn)
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined
  }
  const isId =
    filter.kind === 'compare' && filter.operator === 'eq' && filter.path.name.toLowerCase() === 'value'
  return isId && typeof filter.value === 'string' ? [filter.value] : undefined
}

function readMembers(value: Json, label: string): Member[] {
  return asList(readValue(asList(value), attribute, label)).map((member, index) => {
    const { value: id, type, $ref, display } = isObject(member) ? member : {}
    if (typeof id !== 'string' || id.trim() === '')
      throw invalidValue(`${label}[${index}].value is required and has no value`)
    return {
      value: id,
      ...(typeof type === 'string' && { type }),
      ...(typeof $ref === 'string' && { $ref }),
      ...(typeof display === 'string' && { display }),
    }
  })
}
