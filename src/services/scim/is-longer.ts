import { isObject, type Json } from '@/core/scim/json'

/** Whether a body has more than so many characters, roughly. Looks no further than that: a page may have megabytes. */
export const isLonger = (body: Json, limit: number): boolean => left(body, limit) < 0

/** How much of `limit` a value leaves; less than nothing once it is used up. */
function left(value: Json, limit: number): number {
  if (limit < 0) return limit
  if (typeof value === 'string') return limit - value.length - 3
  if (Array.isArray(value)) return value.reduce<number>((rest, each) => left(each, rest), limit - 2)
  if (!isObject(value)) return limit - 5
  return Object.entries(value).reduce((rest, [name, each]) => left(each, rest - name.length - 4), limit - 2)
}
