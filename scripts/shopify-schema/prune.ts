import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  parse,
  print,
  printSchema,
  visit,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql'

/**
 * The part of a whole Admin schema (3,500 types) that Rollcall deals in: what `like` has, with what its types have got
 * since. A new field comes along when its type is one of those or holds no fields; input types come whole, because what
 * an input demands must not be hidden.
 */
export function prune(whole: GraphQLSchema, like: GraphQLSchema): string {
  const kept = new Set(
    Object.values(like.getTypeMap())
      .filter((type) => !isIntrospectionType(type) && whole.getType(type.name))
      .map(({ name }) => name),
  )
  const fields = new Map<string, Set<string>>()
  const queue = [...kept]
  const reach = (type: GraphQLNamedType) => {
    if (kept.has(type.name)) return
    kept.add(type.name)
    queue.push(type.name)
  }
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const type = whole.getType(name)
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) reach(getNamedType(field.type))
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    const own = Object.values(type.getFields()).filter((field) => isWanted(field, name, like, kept))
    fields.set(name, new Set(own.map((field) => field.name)))
    for (const field of own) {
      reach(getNamedType(field.type))
      for (const argument of field.args) reach(getNamedType(argument.type))
    }
  }
  return write(whole, kept, fields, like)
}

function isWanted(
  field: GraphQLField<unknown, unknown>,
  parent: string,
  like: GraphQLSchema,
  kept: Set<string>,
): boolean {
  const known = like.getType(parent)
  if ((isObjectType(known) || isInterfaceType(known)) && known.getFields()[field.name]) return true
  const type = getNamedType(field.type)
  return kept.has(type.name) || isLeafType(type)
}

function write(
  whole: GraphQLSchema,
  kept: Set<string>,
  fields: Map<string, Set<string>>,
  like: GraphQLSchema,
): string {
  const directives = new Set(like.getDirectives().map(({ name }) => name))
  const isKept = (name: string) => kept.has(name)
  const document = visit(parse(printSchema(whole)), {
    DirectiveDefinition: ({ name }) => (directives.has(name.value) ? undefined : null),
    ScalarTypeDefinition: ({ name }) => (isKept(name.value) ? undefined : null),
    EnumTypeDefinition: ({ name }) => (isKept(name.value) ? undefined : null),
    InputObjectTypeDefinition: ({ name }) => (isKept(name.value) ? undefined : null),
    UnionTypeDefinition: (node) =>
      isKept(node.name.value)
        ? { ...node, types: node.types?.filter(({ name }) => isKept(name.value)) }
        : null,
    ObjectTypeDefinition: (node) => (isKept(node.name.value) ? trimmed(node) : null),
    InterfaceTypeDefinition: (node) => (isKept(node.name.value) ? trimmed(node) : null),
  })
  return `${print(document)}\n`

  function trimmed<Node extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(node: Node): Node {
    const own = fields.get(node.name.value)
    return {
      ...node,
      interfaces: node.interfaces?.filter(({ name }) => isKept(name.value)),
      fields: node.fields?.filter(({ name }) => own?.has(name.value)),
    }
  }
}
