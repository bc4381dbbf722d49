import {
  GraphQLError,
  type GraphQLSchema,
  Kind,
  isScalarType,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql'

function parseText(name: string, accepts: (text: string) => boolean) {
  return (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value
    throw new GraphQLError(`${JSON.stringify(value)} is not a valid ${name}`)
  }
}

const isDateTime = (text: string) =>
  /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text) &&
  !Number.isNaN(Date.parse(text))
const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)
const isUnsigned = (text: string) => /^\d+$/.test(text)
const isUrl = (text: string) => URL.canParse(text)

const parsers: Record<string, (value: unknown) => unknown> = {
  DateTime: parseText('DateTime', isDateTime),
  Date: parseText('Date', isDateTime),
  Decimal: (value) => parseText('Decimal', isDecimal)(typeof value === 'number' ? String(value) : value),
  UnsignedInt64: (value) =>
    parseText('UnsignedInt64', isUnsigned)(typeof value === 'number' ? String(value) : value),
  URL: parseText('URL', isUrl),
}

function literal(node: ValueNode): unknown {
  return node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : valueFromASTUntyped(node)
}

/** Gives Shopify's scalars their meaning; a schema built from SDL accepts anything for them. */
export function defineScalars(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const parse = parsers[type.name]
    if (!isScalarType(type) || !parse) continue
    type.parseValue = parse
    type.parseLiteral = (node) => parse(literal(node))
    type.serialize = String
  }
}
