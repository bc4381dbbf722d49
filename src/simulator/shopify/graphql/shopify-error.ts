import {
  type DocumentNode,
  type GraphQLError,
  type Location,
  type OperationDefinitionNode,
  visit,
} from 'graphql'

type Wording = {
  pattern: RegExp
  write: (parts: string[]) => { message: string; extensions: Record<string, string> }
}

// graphql-js says these things in its words; Shopify runs graphql-ruby, and apps match on its words and codes.
const wordings: Wording[] = [
  {
    pattern: /^Cannot query field "(\w+)" on type "(\w+)"/,
    write: ([fieldName = '', typeName = '']) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: 'undefinedField', typeName, fieldName },
    }),
  },
  {
    pattern: /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    write: ([argumentName = '', name = '']) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: 'argumentNotAccepted', name, typeName: 'Field', argumentName },
    }),
  },
  {
    pattern: /^Field "(\w+)" is not defined by type "(\w+)"/,
    write: ([argumentName = '', name = '']) => ({
      message: `InputObject '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: 'argumentNotAccepted', name, typeName: 'InputObject', argumentName },
    }),
  },
  {
    pattern: /^Field "(\w+)" argument "(\w+)" of type/,
    write: ([name = '', argument = '']) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      extensions: { code: 'missingRequiredArguments', className: 'Field', name, arguments: argument },
    }),
  },
  {
    pattern: /^Field "(\w+)" of type "([^"]+)" must have a selection of subfields/,
    write: ([nodeName = '', typeName = '']) => ({
      message: `Field must have selections (field '${nodeName}' returns ${typeName.replaceAll(/[![\]]/g, '')} but has no selections. Did you mean '${nodeName} { ... }'?)`,
      extensions: { code: 'selectionMismatch', nodeName: `field '${nodeName}'`, typeName },
    }),
  },
  {
    pattern: /^Variable "\$(\w+)" is never used/,
    write: ([variableName = '']) => ({
      message: `Variable $${variableName} is declared by anonymous query but not used`,
      extensions: { code: 'variableNotUsed', variableName },
    }),
  },
  {
    pattern: /^Variable "\$(\w+)" is not defined/,
    write: ([variableName = '']) => ({
      message: `Variable $${variableName} is used by anonymous query but not declared`,
      extensions: { code: 'variableNotDefined', variableName },
    }),
  },
  {
    pattern: /^Unknown type "(\w+)"/,
    write: ([typeName = '']) => ({
      message: `${typeName} isn't a defined input type`,
      extensions: { code: 'variableRequiresValidType', typeName },
    }),
  },
]

const locationsOf = (error: GraphQLError) => error.locations?.map(({ line, column }) => ({ line, column }))

export const parseFailure = (error: GraphQLError) => ({
  message: error.message.replace(/^Syntax Error: /, 'syntax error, '),
  locations: locationsOf(error),
  extensions: { code: 'PARSE_ERROR' },
})

export function validationFailure(error: GraphQLError, document: DocumentNode) {
  const place = { locations: locationsOf(error), path: pathOf(error, document) }
  for (const { pattern, write } of wordings) {
    const match = pattern.exec(error.message)
    if (match) {
      const { message, extensions } = write(match.slice(1))
      return { message, ...place, extensions }
    }
  }
  return { message: error.message, ...place, extensions: { code: 'argumentLiteralsIncompatible' } }
}

/** A variable that does not fit its type: one error per variable, with the problems inside. */
export function variableFailure(error: GraphQLError, operation: OperationDefinitionNode, variables: unknown) {
  const name = /^Variable "\$(\w+)"/.exec(error.message)?.[1] ?? ''
  const value = typeof variables === 'object' && variables !== null ? Object.entries(variables) : []
  const at = /at "\w+((?:\.\w+|\[\d+\])*)"/.exec(error.message)?.[1] ?? ''
  const path = [...at.matchAll(/\w+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part))
  const explanation = explain(error.message)
  const where = path.length > 0 ? ` for ${path.join('.')} (${explanation})` : ''
  return {
    message: `Variable $${name} of type ${typeText(operation, name)} was provided invalid value${where}`,
    locations: locationsOf(error),
    extensions: {
      code: 'INVALID_VARIABLE',
      value: value.find(([key]) => key === name)?.[1] ?? null,
      problems: [{ path, explanation }],
    },
  }
}

function explain(message: string): string {
  const [, field, type] = /Field "(\w+)" is not defined by type "(\w+)"/.exec(message) ?? []
  if (field && type) return `Field is not defined on ${type}`
  if (/was not provided|not to be null|must not be null/.test(message)) return 'Expected value to not be null'
  return message.replace(/^.*?; /, '')
}

function typeText(operation: OperationDefinitionNode, name: string): string {
  const definition = operation.variableDefinitions?.find((each) => each.variable.name.value === name)
  return definition?.loc
    ? definition.loc.source.body.slice(definition.type.loc?.start, definition.type.loc?.end)
    : ''
}

/** Where in the document, in graphql-ruby's way: the operation, then fields by response name. */
function pathOf(error: GraphQLError, document: DocumentNode): string[] {
  const at = error.nodes?.[0]?.loc?.start ?? -1
  const covers = (loc?: Location) => loc !== undefined && loc.start <= at && at < loc.end
  const path: string[] = []
  visit(document, {
    OperationDefinition(node) {
      if (covers(node.loc)) path.push([node.operation, node.name?.value].filter(Boolean).join(' '))
    },
    FragmentDefinition(node) {
      if (covers(node.loc)) path.push(`fragment ${node.name.value}`)
    },
    Field(node) {
      if (covers(node.loc)) path.push(node.alias?.value ?? node.name.value)
    },
  })
  return path
}
