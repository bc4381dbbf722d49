import type { Change } from './change'
import { invalidValue, noTarget } from './error'
import { valueMatcher } from './filter/match'
import { asList, isObject, isUnassigned, type Json } from './json'
import { addValues, settlePrimary } from './add-values'
import { changeSub, merge } from './patch-value'
import { checkCount, isPrimary, readOne, readValue } from './value'

/** What a change makes of a multi-valued attribute. */
export function changeValues(current: Json | undefined, change: Change): Json | undefined {
  const { where, sub, op } = change
  const values = asList(current)
  // A list that no schema describes may have come in any length; its selected values cannot be patched then.
  if (where && !change.attribute) checkCount(values, undefined, change.name)
  const next =
    where || sub ? changeSome(values, change) : op === 'remove' ? removeAll(change) : setAll(values, change)
  if (next.length > values.length) checkCount(next, change.attribute, change.name)
  return next.length > 0 ? next : undefined
}

/** A list of values to remove is an Entra habit; to ignore it would remove everything. */
function removeAll({ value, label }: Change): Json[] {
  if (value !== undefined && value !== null && value !== '')
    throw invalidValue(`${label}: remove takes no value; select what to remove, as in ${label}[value eq "…"]`)
  return []
}

function setAll(values: Json[], { attribute, op, value = null, label }: Change): Json[] {
  const read = asList(readValue(attribute ? asList(value) : value, attribute, label))
  return op === 'replace' ? read : addValues(values, read)
}

function changeSome(values: Json[], change: Change): Json[] {
  const { where, op, otherwise, label, name } = change
  const isSelected = where ? valueMatcher(where, { name, attribute: change.attribute }) : () => true
  if (op === 'remove') return values.flatMap((value) => (isSelected(value) ? remove(value, change) : [value]))
  if (values.some(isSelected)) return editSome(values, isSelected, change)
  if (where && !otherwise) throw noTarget(`${label}: no value of ${name} meets the filter`)
  return editSome([...values, otherwise ?? {}], (_, index) => index === values.length, {
    ...change,
    op: 'add',
  })
}

function editSome(
  values: Json[],
  isSelected: (value: Json, index: number) => boolean,
  change: Change,
): Json[] {
  const next: Json[] = []
  const marked = new Set<number>()
  values.forEach((value, index) => {
    const edited = isSelected(value, index) ? edit(value, change) : value
    if (edited === undefined || isUnassigned(edited)) return
    if (isPrimary(edited) && !isPrimary(value)) marked.add(next.length)
    next.push(edited)
  })
  return settlePrimary(next, marked)
}

function edit(value: Json, change: Change): Json | undefined {
  const { attribute, op, label } = change
  const given = change.value ?? null
  if (change.sub) return changeSub(isObject(value) ? value : {}, change)
  if (op === 'add' && isObject(value) && isObject(given)) return merge(value, given, attribute, label)
  return attribute ? readOne(given, attribute, label) : given
}

/** What remains of a selected value: nothing, unless only a sub-attribute goes and more than labels stay. */
function remove(value: Json, change: Change): Json[] {
  if (!change.sub || !isObject(value)) return []
  const rest = changeSub(value, change)
  return Object.keys(rest).every((name) => labels.has(name)) ? [] : [rest]
}

const labels = new Set(['type', 'primary', 'display'])
