/** Where an attribute is: `userName`, `name.givenName`, `urn:…:User:manager.value`, or a whole schema's URN. */
export type AttributePath = { readonly urn?: string; readonly name?: string; readonly sub?: string }

const attributeName = /^[A-Za-z$_][\w$-]*$/
const schemaUrn = /:\d+(?:\.\d+)*:[^:.]+$/

/**
 * Reads an attribute path. The dots of a URN's version ("2.0") come before its last colon, those of a
 * sub-attribute after it. Returns undefined for what is none.
 */
export function readAttributePath(text: string): AttributePath | undefined {
  if (text.includes(':') && schemaUrn.test(text)) return { urn: text }
  const colon = text.lastIndexOf(':')
  const [name = '', sub, ...rest] = text.slice(colon + 1).split('.')
  const names = sub === undefined ? [name] : [name, sub]
  if (colon === 0 || rest.length > 0 || !names.every((part) => attributeName.test(part))) return undefined
  return {
    ...(colon > 0 && { urn: text.slice(0, colon) }),
    name,
    ...(sub !== undefined && { sub }),
  }
}

export function printAttributePath({ urn, name, sub }: AttributePath): string {
  const local = name === undefined ? '' : sub === undefined ? name : `${name}.${sub}`
  return urn === undefined ? local : local ? `${urn}:${local}` : urn
}
