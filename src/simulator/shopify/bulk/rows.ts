type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objects = (values: unknown[]): Fields[] => values.filter(isObject)

/** The nodes of a connection, or undefined for any other value. */
export function nodesOf(value: unknown): Fields[] | undefined {
  if (!isObject(value)) return undefined
  if (Array.isArray(value.nodes)) return objects(value.nodes)
  return Array.isArray(value.edges) ? objects(objects(value.edges).map(({ node }) => node)) : undefined
}

/** One node as lines of a bulk result: itself, then what its connections hold, each naming its parent. */
export function rowsOf(node: Fields, parentId?: unknown): Fields[] {
  const own: Fields = {}
  const children: Fields[] = []
  for (const [name, value] of Object.entries(node)) {
    const nested = nodesOf(value)
    if (nested) children.push(...nested.flatMap((child) => rowsOf(child, node.id)))
    else own[name] = value
  }
  if (parentId !== undefined) own.__parentId = parentId
  return [own, ...children]
}
