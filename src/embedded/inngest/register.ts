import { nextTime } from './cron'
import { duration } from './duration'
import { compile } from './expression'
import { flowControl, type FlowControl, type FunctionConfig } from './function-config'

/** Attempts that the SDK's documentation promises when a function does not say how often to retry. */
const DEFAULT_ATTEMPTS = 4

export type RegisteredFunction = FlowControl & {
  id: string
  url: string
  attempts: number
  events: string[]
  crons: string[]
  /** Set on the handler that the SDK makes of `onFailure`: the function whose failures it hears of. */
  failuresOf?: string
}

const FAILED = 'inngest/function.failed'
const ofOneFunction = /^event\.data\.function_id == '([^']+)'$/

const known = ['id', 'name', 'triggers', 'steps', 'concurrency', 'debounce', 'priority', 'singleton']

/**
 * Accepts what this runner can do exactly as Inngest does it, and throws on everything else, naming the function and
 * the option: an option that is silently ignored would be found in production.
 */
export function register(configs: FunctionConfig[]): RegisteredFunction[] {
  const problems: string[] = []
  const accepted = configs.flatMap((config) => {
    try {
      return [accept(config)]
    } catch (error) {
      problems.push(`function "${config.id}": ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  })
  if (problems.length > 0) throw new Error(`The embedded runner refuses ${problems.join('; ')}.`)
  return accepted
}

function accept(config: FunctionConfig): RegisteredFunction {
  const unsupported = Object.keys(config).filter(
    (option) => !known.includes(option) && config[option] != null,
  )
  if (unsupported.length > 0) throw new Error(`option ${unsupported.join(', ')} is not supported`)
  const flow = flowControl.safeParse(config)
  if (!flow.success)
    throw new Error(flow.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(', '))
  checkFlow(flow.data)
  const { runtime, retries } = config.steps.step
  if (runtime.type !== 'http') throw new Error(`runtime ${runtime.type} is not supported`)
  return {
    ...flow.data,
    id: config.id,
    url: runtime.url,
    attempts: retries ? retries.attempts + 1 : DEFAULT_ATTEMPTS,
    ...readTriggers(config.triggers),
  }
}

function checkFlow({ concurrency, debounce, priority, singleton }: FlowControl) {
  for (const { key, scope } of concurrency)
    if (scope === 'env' && !key) throw new Error('concurrency: scope env needs a key')
  const expressions = [...concurrency.map(({ key }) => key), debounce?.key, priority?.run, singleton?.key]
  for (const expression of expressions) if (expression) checkExpression(expression)
  if (debounce) [debounce.period, debounce.timeout ?? '1s'].forEach(duration)
}

function checkExpression(expression: string) {
  try {
    compile(expression)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new Error(`expression \`${expression}\`: ${reason}`, { cause: error })
  }
}

function readTriggers(triggers: Record<string, unknown>[]) {
  const read: { events: string[]; crons: string[]; failuresOf?: string } = { events: [], crons: [] }
  for (const { event, cron, expression, ...others } of triggers) {
    const unsupported = Object.keys(others).filter((option) => others[option] != null)
    if (unsupported.length > 0) throw new Error(`trigger option ${unsupported.join(', ')} is not supported`)
    if (typeof cron === 'string') {
      nextTime(cron, new Date(0))
      read.crons.push(cron)
    } else if (typeof event === 'string') {
      if (event.includes('*')) throw new Error(`a trigger with a wildcard (${event}) is not supported`)
      read.failuresOf ??= failedFunction(event, expression)
      read.events.push(event)
    }
  }
  return read
}

function failedFunction(event: string, expression: unknown): string | undefined {
  if (expression == null) return undefined
  const failed = event === FAILED ? ofOneFunction.exec(String(expression))?.[1] : undefined
  if (!failed) throw new Error('trigger option if is not supported')
  return failed
}

/** Whether an event starts the function. */
export function hears(
  { events, failuresOf }: RegisteredFunction,
  event: { name: string; data: Record<string, unknown> },
) {
  return events.includes(event.name) && (failuresOf === undefined || event.data.function_id === failuresOf)
}
