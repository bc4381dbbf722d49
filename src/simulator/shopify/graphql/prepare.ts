import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { parseFailure, validationFailure } from './shopify-error'

/** A document that passed parsing and validation, with what the rest needs to know of it. */
export type Prepared = {
  document: DocumentNode
  operation: OperationDefinitionNode
  fragments: Record<string, FragmentDefinitionNode>
  operations: string[]
  mutations: number
}

export type Preparation = { ok: true; prepared: Prepared } | { ok: false; errors: object[] }

const CACHED = 500

/** Parses and validates; remembers documents, since apps send the same few over and over. */
export class Preparer {
  readonly #parsed = new Map<
    string,
    { document: DocumentNode; errors: readonly GraphQLError[] } | GraphQLError
  >()

  constructor(readonly schema: GraphQLSchema) {}

  prepare(text: string, operationName?: string | null): Preparation {
    const parsed = this.#parse(text)
    if (parsed instanceof GraphQLError) return { ok: false, errors: [parseFailure(parsed)] }
    if (parsed.errors.length > 0) {
      return { ok: false, errors: parsed.errors.map((error) => validationFailure(error, parsed.document)) }
    }
    const operation = chooseOperation(parsed.document, operationName)
    if (!operation) return { ok: false, errors: [{ message: noOperation(operationName) }] }
    return { ok: true, prepared: describe(parsed.document, operation) }
  }

  #parse(text: string) {
    const known = this.#parsed.get(text)
    if (known) return known
    const parsed = parseAndValidate(this.schema, text)
    if (this.#parsed.size >= CACHED) this.#parsed.clear()
    this.#parsed.set(text, parsed)
    return parsed
  }
}

function parseAndValidate(schema: GraphQLSchema, text: string) {
  try {
    const document = parse(text)
    return { document, errors: validate(schema, document) }
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

const noOperation = (name?: string | null) =>
  name ? `No operation named "${name}"` : 'An operation name is required'

function chooseOperation(document: DocumentNode, name?: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (name) return operations.find((operation) => operation.name?.value === name)
  return operations.length === 1 ? operations[0] : undefined
}

function describe(document: DocumentNode, operation: OperationDefinitionNode): Prepared {
  const fragments: Prepared['fragments'] = {}
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node
  }
  const operations = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  )
  return {
    document,
    operation,
    fragments,
    operations,
    mutations: operation.operation === 'mutation' ? operations.length : 0,
  }
}
