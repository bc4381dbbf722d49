import { z } from 'zod'
import { BatchAnswer, EventAnswer, ProblemBody } from './event-answer'
import { MOST_EVENTS, PersonEvent } from './person-event'
import { problems } from './problem'

const ref = (id: string) => ({ $ref: `#/components/schemas/${id}` })

/** The events API as OpenAPI 3.1, made of the schemas that read and answer its requests. */
export function openApi(portalUrl: string) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Rollcall events API',
      version: '1',
      description:
        'A website tells Rollcall who signed up, changed, left or was removed. Requests are signed as Standard Webhooks (https://www.standardwebhooks.com) describes, with the secret of the directory.',
    },
    servers: [{ url: portalUrl }],
    paths: {
      '/api/events/{directoryKey}': {
        parameters: [
          {
            name: 'directoryKey',
            in: 'path',
            required: true,
            schema: { type: 'string' },
            description: 'From the page of the directory in the portal.',
          },
        ],
        post: {
          operationId: 'sendEvents',
          summary: `Send one event, or up to ${MOST_EVENTS} in a list`,
          parameters: signatureHeaders,
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  oneOf: [
                    ref('PersonEvent'),
                    { type: 'array', items: ref('PersonEvent'), minItems: 1, maxItems: MOST_EVENTS },
                  ],
                },
              },
            },
          },
          responses: {
            200: {
              description: 'Taken in. An event that was sent before is answered as it was then.',
              content: {
                'application/json': { schema: { oneOf: [ref('EventAnswer'), ref('BatchAnswer')] } },
              },
            },
            ...refusals(),
          },
        },
      },
    },
    components: { schemas: schemas() },
  }
}

const header = (name: string, description: string, schema: object) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema,
})

const signatureHeaders = [
  header('webhook-id', 'Names the event; the same for each attempt to send it.', {
    type: 'string',
    pattern: '^[\\x21-\\x7e]{1,200}$',
  }),
  header('webhook-timestamp', 'Seconds since 1970, within five minutes of now.', {
    type: 'string',
    pattern: '^\\d{1,12}$',
  }),
  header('webhook-signature', 'v1, and the HMAC-SHA256 of "id.timestamp.body" in base64.', {
    type: 'string',
  }),
]

/** One response for each status, with the codes that it stands for. */
function refusals() {
  const statuses = [...new Set(Object.values(problems).map(({ status }) => status))]
  return Object.fromEntries(statuses.map((status) => [status, refusal(status)]))
}

function refusal(status: number) {
  const codes = Object.entries(problems).filter(([, problem]) => problem.status === status)
  const isTemporary = status === 429 || status === 503
  return {
    description: codes.map(([code, { title }]) => `${code}: ${title}.`).join(' '),
    ...(isTemporary && {
      headers: {
        'retry-after': {
          description: 'Whole seconds to wait.',
          required: true,
          schema: { type: 'string', pattern: '^[1-9]\\d*$' },
        },
      },
    }),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            ref('Problem'),
            {
              type: 'object',
              properties: { status: { const: status }, code: { enum: codes.map(([code]) => code) } },
            },
          ],
        },
      },
    },
  }
}

/** Every schema that has a name, under components. */
function schemas(): object {
  const named = [PersonEvent, EventAnswer, BatchAnswer, ProblemBody].map((schema) => {
    const { $schema: _dialect, $defs, id, ...own } = z.toJSONSchema(schema, { io: 'input' })
    return { ...$defs, [String(id)]: own }
  })
  const moved = JSON.stringify(Object.assign({}, ...named)).replaceAll('#/$defs/', '#/components/schemas/')
  return z.record(z.string(), z.unknown()).parse(JSON.parse(moved))
}
