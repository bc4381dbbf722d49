import { asList, isObject, type Json, type JsonObject, valueOf } from '../scim/json'
import { countryCode } from './values/country'

/** Where somebody is, as far as the directory says: the country of an address, else the region of a locale; or null. */
export function countryOf(user: JsonObject): string | null {
  const addresses = asList(valueOf(user, 'addresses')).filter(isObject)
  const ranked = addresses.toSorted((a, b) => rank(a) - rank(b))
  for (const address of ranked) {
    const code = textOf(valueOf(address, 'country'), countryCode)
    if (code !== undefined) return code
  }
  return (
    textOf(valueOf(user, 'locale'), regionOf) ?? textOf(valueOf(user, 'preferredLanguage'), regionOf) ?? null
  )
}

const rank = (address: JsonObject) =>
  valueOf(address, 'type') === 'work' ? 0 : valueOf(address, 'primary') === true ? 1 : 2

const regionOf = (locale: string) => {
  const [, region] = /^[a-z]{2,3}[-_](?:[a-z]{4}[-_])?([a-z]{2})\b/i.exec(locale.trim()) ?? []
  return region === undefined ? undefined : countryCode(region)
}

const textOf = (value: Json | undefined, read: (text: string) => string | undefined) =>
  typeof value === 'string' ? read(value) : undefined
