export type AttributeType =
  'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'binary' | 'reference' | 'complex'

export type Mutability = 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly'
export type Returned = 'always' | 'never' | 'default' | 'request'
export type Uniqueness = 'none' | 'server' | 'global'

/** One attribute's characteristics (RFC 7643 §2.2, §7). What is left out has the default given there. */
export type Attribute = {
  readonly type: AttributeType
  readonly description: string
  readonly multiValued?: boolean
  readonly required?: boolean
  readonly caseExact?: boolean
  readonly mutability?: Mutability
  readonly returned?: Returned
  readonly uniqueness?: Uniqueness
  readonly canonicalValues?: readonly string[]
  readonly referenceTypes?: readonly string[]
  readonly sub?: Attributes
}

export type Attributes = { readonly [name: string]: Attribute }

export type Schema = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly attributes: Attributes
}

export type NamedAttribute = { readonly name: string; readonly attribute: Attribute }

const byLowerCaseName = new WeakMap<Attributes, Map<string, NamedAttribute>>()

/** Looks a name up in any case and returns it with the schema's spelling. */
export function findAttribute(attributes: Attributes, name: string): NamedAttribute | undefined {
  let index = byLowerCaseName.get(attributes)
  if (!index) {
    index = new Map(
      Object.entries(attributes).map(([name, attribute]) => [name.toLowerCase(), { name, attribute }]),
    )
    byLowerCaseName.set(attributes, index)
  }
  return index.get(name.toLowerCase())
}
