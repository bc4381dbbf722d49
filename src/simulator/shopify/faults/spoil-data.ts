const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const stepOf = (key: string): string | number => (/^\d+$/.test(key) ? Number(key) : key)

/**
 * Sets what lies at a path to null, as Shopify does for data an app is not approved for. `*` stands for
 * every entry. Returns the paths that were cleared.
 */
export function clearAt(
  value: unknown,
  path: string[],
  walked: (string | number)[] = [],
): (string | number)[][] {
  const [step, ...rest] = path
  if (step === undefined || !isObject(value)) return []
  const keys = step === '*' ? Object.keys(value) : [step]
  return keys.flatMap((key) => {
    if (!(key in value)) return []
    if (rest.length > 0) return clearAt(value[key], rest, [...walked, stepOf(key)])
    value[key] = null
    return [[...walked, stepOf(key)]]
  })
}
