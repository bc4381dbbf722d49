const GID = /^gid:\/\/shopify\/(\w+)\/([^/?]+)/

export const gid = (type: string, legacyId: string | number): string => `gid://shopify/${type}/${legacyId}`

// Shopify hands out address ids with this suffix, and accepts them with or without it.
export const addressGid = (legacyId: string): string =>
  `${gid('MailingAddress', legacyId)}?model_name=CustomerAddress`

export function parseGid(id: string): { type: string; legacyId: string } | undefined {
  const [, type, legacyId] = GID.exec(id) ?? []
  return type && legacyId ? { type, legacyId } : undefined
}

export const legacyIdOf = (id: string): string => parseGid(id)?.legacyId ?? ''

export const typeOf = (id: string): string | undefined => parseGid(id)?.type

export const sameResource = (a: string, b: string): boolean => legacyIdOf(a) === legacyIdOf(b)
