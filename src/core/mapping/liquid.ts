import { Context, Liquid, LiquidError, toValueSync, type Emitter, type Template } from 'liquidjs'
import { isObject, type JsonObject } from '../scim/json'

/** Longer than any text that Shopify keeps of a customer. */
const LONGEST_TEXT = 16_384
/** One template is never longer than the document lets it be; this is the second lock. */
const LONGEST_TEMPLATE = 10_000
/** Wall time, so generous: what bounds ordinary templates is the memory that they may ask for. */
const LONGEST_RENDER_MS = 250
const MOST_MEMORY = 100_000

const engine = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  parseLimit: LONGEST_TEMPLATE,
  renderLimit: LONGEST_RENDER_MS,
  memoryLimit: MOST_MEMORY,
  timezoneOffset: 0,
  locale: 'en-US',
  cache: false,
  // Partials would be files of this machine: there are none.
  templates: {},
})

// What is not about one text: templates of other files, tables, and counters that outlive a tag.
for (const tag of ['include', 'render', 'layout', 'block', 'tablerow', 'increment', 'decrement'])
  delete engine.tags[tag]

// The same person must always give the same customer, so there is neither chance nor the time of day.
delete engine.filters.sample
const { date } = engine.filters
engine.registerFilter('date', function (value: unknown, ...rest: unknown[]): unknown {
  if (value === 'now' || value === 'today')
    throw new Error('A template cannot ask for the time: its text would change while nobody changed anything')
  return typeof date === 'function' ? date.call(this, value, ...rest) : value
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

/** What is wrong with a template, and where; line and column count from 1. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'

  constructor(
    message: string,
    readonly position: { line: number; column: number } | null,
  ) {
    super(message)
  }
}

/** A Liquid template as a function of the user. Both throw TemplateError and nothing else. */
export function liquid(template: string): Text {
  const parsed: Template[] = orTemplateError(() => engine.parse(template))
  return (context) =>
    orTemplateError(() => {
      const output = limitedOutput()
      const scope = new Context(context, engine.options, { sync: true }, { liquid: engine })
      toValueSync(engine.renderer.renderTemplates(parsed, scope, output))
      return storable(output.buffer.trim())
    })
}

function limitedOutput(): Emitter {
  let buffer = ''
  return {
    get buffer() {
      return buffer
    },
    write(value: unknown) {
      buffer += shown(value)
      if (buffer.length > LONGEST_TEXT)
        throw new Error(`The text becomes longer than ${LONGEST_TEXT.toLocaleString('en-US')} characters`)
    },
  }
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(shown).join('')
  if (!isObject(value)) return String(value)
  throw new Error(`This has parts (${Object.keys(value).slice(0, 4).join(', ')}): name one of them`)
}

/** Without what neither Shopify nor Postgres keeps of a text. */
const storable = (text: string) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').toWellFormed()

function orTemplateError<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asTemplateError(error)
  }
}

const where = /, line:(\d+), col:(\d+)$/

function asTemplateError(error: unknown): TemplateError {
  const message = error instanceof Error ? error.message : String(error)
  const [, line, column] = (LiquidError.is(error) && where.exec(message)) || []
  const position = line && column ? { line: Number(line), column: Number(column) } : null
  return new TemplateError(inWords(message.replace(where, '')), position)
}

function inWords(message: string): string {
  if (message.includes('memory alloc limit')) return 'This asks for more than a template may build'
  if (message.includes('render limit')) return 'This takes longer than a template may'
  if (message.includes('parse length limit')) return 'The template is too long'
  if (message.includes('call stack')) return 'The template is nested too deep'
  return message.charAt(0).toUpperCase() + message.slice(1)
}
