import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterFault, beforeFault } from '../faults/apply'
import type { Fault } from '../faults/fault'
import { type Answer, type Call, header, json, readBody } from '../http/message'
import { drawLatency } from '../state/latency'
import type { Shop } from '../state/shop'
import type { World } from '../state/world'
import { type Admitted, admit } from './admit'
import { servedVersion } from './api-version'
import { type Execution, executePrepared } from './execute'
import type { Prepared, Preparer } from './prepare'

const SHOPIFY_CUTS_AFTER = 10_000

type Started = { at: number; id: string; version: string }

/** POST /admin/api/{version}/graphql.json: who is asking, what, may they, can they pay, then do it. */
export async function answerGraphql(
  world: World,
  preparer: Preparer,
  shop: Shop,
  asked: string,
  call: Call,
): Promise<Answer> {
  const version = servedVersion(asked)
  if (!version) return json(404, { errors: 'Not Found' })
  const started: Started = { at: world.clock.now(), id: randomUUID(), version }
  const admitted = admit(world, shop, call)
  if (!admitted.ok) return withHeaders(admitted.answer, started)
  const body = readBody(call)
  const query = typeof body?.query === 'string' ? body.query : undefined
  if (!query)
    return withHeaders(json(400, { errors: { query: 'Required parameter missing or invalid' } }), started)
  const operationName = typeof body?.operationName === 'string' ? body.operationName : null
  const preparation = preparer.prepare(query, operationName)
  if (!preparation.ok) return withHeaders(json(200, { errors: preparation.errors }), started)
  const { prepared } = preparation
  const variables = asVariables(body?.variables)
  const fault = world.faults.take({
    on: 'graphql',
    store: shop.settings.domain,
    operations: [...prepared.operations, prepared.operation.name?.value ?? ''],
  })
  const subject: Subject = { world, preparer, shop, admitted, prepared, variables, started, call, query }
  return runWithin(subject, fault)
}

type Subject = {
  world: World
  preparer: Preparer
  shop: Shop
  admitted: Admitted
  prepared: Prepared
  variables: Record<string, unknown>
  started: Started
  call: Call
  query: string
}

const asVariables = (variables: unknown): Record<string, unknown> =>
  typeof variables === 'object' && variables !== null ? { ...variables } : {}

async function runWithin(subject: Subject, fault: Fault | undefined): Promise<Answer> {
  const { world, shop, admitted, prepared, started } = subject
  const spoiled = fault && beforeFault(fault, world.bucket(shop, admitted.app.clientId))
  if (spoiled) {
    await pause(fault.kind === 'latency' ? fault.ms : 0)
    log(subject, spoiled, undefined, fault)
    return withHeaders(spoiled, started)
  }
  const wait =
    drawLatency(world.latency, prepared.mutations, () => world.random.next()) +
    (fault?.kind === 'latency' ? fault.ms : 0)
  await pause(Math.min(wait, SHOPIFY_CUTS_AFTER))
  // After the wait the store may be frozen or the token revoked.
  const again = admit(world, shop, subject.call)
  if (!again.ok) return withHeaders(again.answer, started)
  const execution = executePrepared(subject.preparer.schema, {
    ...subject,
    fault,
    debugCost: header(subject.call, 'shopify-graphql-cost-debug') === '1',
  })
  const answer = wait > SHOPIFY_CUTS_AFTER ? gatewayTimeout : json(200, execution.body)
  const sent = fault ? afterFault(fault, answer) : answer
  log(subject, sent, execution, fault)
  return withHeaders(sent, started)
}

const gatewayTimeout: Answer = {
  status: 504,
  headers: { 'content-type': 'text/html' },
  body: '<h1>504 Gateway Timeout</h1>',
}

const pause = async (ms: number) => {
  if (ms > 0) await delay(ms, undefined, { ref: false })
}

const withHeaders = (answer: Answer, { id, version }: Started): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'x-request-id': id, 'x-shopify-api-version': version },
})

function log(
  subject: Subject,
  answer: Answer,
  execution: Execution | undefined,
  fault: Fault | undefined,
): void {
  const { world, shop, admitted, prepared, started, variables, query } = subject
  world.requests.add({
    id: started.id,
    at: new Date(started.at).toISOString(),
    store: shop.settings.domain,
    clientId: admitted.app.clientId,
    operationName: prepared.operation.name?.value ?? null,
    operations: prepared.operations,
    mutations: prepared.mutations,
    requestedCost: execution?.requestedCost ?? null,
    actualCost: execution?.actualCost ?? null,
    status: answer.fate?.kind === 'cut' || answer.fate?.kind === 'hang' ? 0 : answer.status,
    throttled: execution?.throttled ?? fault?.kind === 'throttled',
    userErrors: execution?.userErrors ?? 0,
    unchanged: execution?.unchanged ?? 0,
    fault: fault?.kind ?? null,
    durationMs: world.clock.now() - started.at,
    document: query,
    variables,
    userAgent: header(subject.call, 'user-agent') ?? null,
  })
}
