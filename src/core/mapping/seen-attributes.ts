import { isObject, type Json, type JsonObject } from '../scim/json'

/** What of a user is nobody's to map. */
const ours = new Set(['schemas', 'id', 'meta', 'active', 'groups', 'externalId'])

/** Every path at which users have a text, a number or a yes or no, such as `emails[type eq "work"].value`. */
export function seenAttributes(users: readonly JsonObject[]): string[] {
  const paths = users.flatMap((user) =>
    Object.entries(user)
      .filter(([name]) => !ours.has(name))
      .flatMap(([name, value]) => (name.includes(':') ? extensionPaths(name, value) : pathsOf(name, value))),
  )
  return [...new Set(paths)].toSorted()
}

const extensionPaths = (urn: string, value: Json): string[] =>
  isObject(value) ? Object.entries(value).flatMap(([name, inner]) => pathsOf(`${urn}:${name}`, inner)) : []

function pathsOf(path: string, value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuePaths(path, each))
  if (isObject(value))
    return Object.entries(value).flatMap(([name, inner]) => (isText(inner) ? [`${path}.${name}`] : []))
  return isText(value) ? [path] : []
}

/** One of several values is told by its type, or by being the primary one. */
function valuePaths(path: string, value: Json): string[] {
  if (!isObject(value)) return isText(value) ? [path] : []
  const { type, primary, ...parts } = value
  const chosen =
    typeof type === 'string' && !type.includes('"')
      ? `${path}[type eq "${type}"]`
      : primary === true
        ? `${path}[primary eq true]`
        : path
  return Object.entries(parts).flatMap(([name, inner]) => (isText(inner) ? [`${chosen}.${name}`] : []))
}

const isText = (value: Json) =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
