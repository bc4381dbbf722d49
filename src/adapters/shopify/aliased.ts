import type { TadaDocumentNode } from 'gql.tada'
import { Kind, print, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql'

/** Stands for the number of a part inside a prepared text; no GraphQL name can hold it. */
const NUMBER = '§'

type Template = {
  operation: string
  variables: string
  field: string
  rootField: string
  fragments: string[]
}

const templates = new WeakMap<DocumentNode, Template>()

/** What one part asked; `from` takes its own answer out of the answer to all of them. */
export type Asked<Result> = { alias: string; from: (answers: Record<string, unknown>) => Result }

/**
 * Several documents with one root field each, sent as one request under aliases `c0`, `c1`, … in the order they
 * were added. Shopify runs the mutations of a request one after the other.
 */
export class AliasedRequest {
  private readonly parts: Template[] = []
  readonly variables: Record<string, unknown> = {}

  add<Result, Variables extends object>(
    document: TadaDocumentNode<Result, Variables>,
    variables: Variables,
  ): Asked<Result> {
    const template = templateOf(document)
    const number = this.parts.push(template) - 1
    for (const [name, value] of Object.entries(variables)) this.variables[`${name}_${number}`] = value
    const alias = `c${number}`
    return { alias, from: (answers) => renamed<Result>(answers, alias, template.rootField) }
  }

  get size() {
    return this.parts.length
  }

  get text() {
    const operation = this.parts[0]?.operation ?? 'query'
    const fill = (text: string, number: number) => text.replaceAll(NUMBER, String(number))
    const variables = this.parts.map((part, number) => fill(part.variables, number)).join(', ')
    const fields = this.parts.map((part, number) => `  c${number}: ${fill(part.field, number)}`)
    const fragments = [...new Set(this.parts.flatMap((part) => part.fragments))]
    return [`${operation} Several(${variables}) {`, ...fields, '}', ...fragments].join('\n')
  }
}

function templateOf(document: DocumentNode): Template {
  const known = templates.get(document)
  if (known) return known
  const operation = numbered(operationOf(document))
  const [root] = operation.selectionSet.selections
  if (root?.kind !== Kind.FIELD || operation.selectionSet.selections.length !== 1) {
    throw new Error('A document that is combined with others must have exactly one root field')
  }
  const template: Template = {
    operation: operation.operation,
    variables: (operation.variableDefinitions ?? []).map(print).join(', '),
    field: print(root),
    rootField: root.name.value,
    fragments: document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION).map(print),
  }
  templates.set(document, template)
  return template
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('A document without an operation cannot be sent')
  return operation
}

const numbered = (operation: OperationDefinitionNode): OperationDefinitionNode =>
  visit(operation, {
    Variable: (node) => ({ ...node, name: { ...node.name, value: `${node.name.value}_${NUMBER}` } }),
  })

/** The answer has the shape of the document that was sent under this alias; the schema check proves the document. */
function renamed<Result>(answers: Record<string, unknown>, alias: string, rootField: string) {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the one cast of this file; see above
  return { [rootField]: answers[alias] ?? null } as Result
}
