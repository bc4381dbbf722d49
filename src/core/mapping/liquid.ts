import { Liquid, type Template } from 'liquidjs'
import type { JsonObject } from '../scim/json'

// What an administrator may write must neither run long nor grow large, whatever they write.
const engine = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  parseLimit: 10_000,
  renderLimit: 50,
  memoryLimit: 100_000,
  cache: false,
})

/** Shopify's own filter: what is neither letter nor digit becomes a hyphen. */
engine.registerFilter('handleize', (value: unknown) =>
  String(value ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, ''),
)

export type Text = (context: JsonObject) => string

/** A Liquid template as a function. Throws liquidjs' ParseError, with line and column, when it is not one. */
export function liquid(template: string): Text {
  const parsed: Template[] = engine.parse(template)
  return (context) => String(engine.renderSync(parsed, context)).trim()
}
