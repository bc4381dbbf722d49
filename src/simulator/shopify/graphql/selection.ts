import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  isAbstractType,
  isObjectType,
} from 'graphql'

export type Selected = { schema: GraphQLSchema; fragments: Record<string, FragmentDefinitionNode> }

export type Fields = Map<string, FieldNode[]>

/** What is selected of a type below several nodes of one response name, as execution would merge it. */
export function merge(document: Selected, type: GraphQLCompositeType, nodes: FieldNode[]): Fields {
  const fields: Fields = new Map()
  for (const node of nodes) if (node.selectionSet) collect(document, type, node.selectionSet, fields)
  return fields
}

/** The fields that a selection asks of a type, by response name, fragments included. */
export function collect(
  document: Selected,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  fields: Fields = new Map(),
): Fields {
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      fields.set(key, [...(fields.get(key) ?? []), selection])
      continue
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : document.fragments[selection.name.value]
    const condition = fragment?.typeCondition?.name.value
    if (fragment && applies(document.schema, type, condition))
      collect(document, type, fragment.selectionSet, fields)
  }
  return fields
}

function applies(schema: GraphQLSchema, type: GraphQLCompositeType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true
  const wanted = schema.getType(condition)
  return isAbstractType(wanted) && isObjectType(type) && schema.isSubType(wanted, type)
}

export const fieldOf = (type: GraphQLCompositeType, name: string) =>
  'getFields' in type ? type.getFields()[name] : undefined
