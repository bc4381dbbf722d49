import { isObject, type Json } from '../json'
import { isPrimary } from '../value'
import type { Quirk } from './quirk'
import { mapValues } from './walk'

/** PingOne marks both of its e-mail fields as primary; the first is meant. */
export const pingTwoPrimaries: Quirk = {
  from: ['ping', 'generic'],
  resource: (body) => mapValues(body, firstPrimary),
  rawOperation: (operation) => {
    const { path, value } = operation
    if (value === undefined) return [operation]
    return [
      {
        ...operation,
        value: !path && isObject(value) ? mapValues(value, firstPrimary) : firstPrimary(value),
      },
    ]
  },
}

function firstPrimary(values: Json): Json {
  if (!Array.isArray(values)) return values
  const first = values.findIndex(isPrimary)
  return values.map((value, index) =>
    index !== first && isObject(value) && isPrimary(value) ? { ...value, primary: false } : value,
  )
}
