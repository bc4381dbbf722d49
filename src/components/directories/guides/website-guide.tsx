'use client'

import type { Directory } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { useFreshToken } from '../fresh-token'
import { NumberedStep } from './numbered-step'
import { curlSnippet, nodeSnippet } from './website-snippets'

const events = [
  {
    type: 'person.joined',
    when: 'Somebody signed up or came back',
    then: 'Created in every store, or active again',
  },
  { type: 'person.changed', when: 'Details or groups are different', then: 'The stores get what changed' },
  { type: 'person.left', when: 'Somebody lost access', then: 'Restricted in every store, stays known' },
  {
    type: 'person.removed',
    when: 'The account was deleted',
    then: 'Restricted in every store, details forgotten',
  },
]

const limits = [
  'An event may be sent again under its webhook-id: it is done once, and answered as the first time.',
  'joined and changed carry the whole person: a field that is left out is cleared. Groups that are left out stay.',
  'With occurredAt the order of arrival does not matter: what happened later at the website counts.',
  'Up to 100 events go in one request as a list; the good ones pass, each bad one is answered with its reason.',
  'A 429 or 503 says in Retry-After how many seconds to wait. Every other refusal names the field and the fix.',
  'A website with a SCIM client can use the SCIM base URL with a token of this directory as well.',
]

/** How a website that is no identity provider sends its people. */
export function WebsiteGuide({ directory: { id, eventsUrl, scimBaseUrl } }: { directory: Directory }) {
  const secret = useFreshToken(id)
  const description = new URL('/api/events/openapi.json', eventsUrl).href
  return (
    <Card>
      <CardHeader>
        <CardTitle>On the website</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-6">
        <ol className="grid gap-6">
          <NumberedStep number={1} title="Send the first event from a terminal">
            <p className="text-muted">
              {secret
                ? 'The lines hold the secret: paste them where nobody looks on.'
                : 'Put the secret that you have copied into the first line.'}
            </p>
            <CodeBlock label="Lines for a terminal" code={curlSnippet(eventsUrl, secret)} />
          </NumberedStep>
          <NumberedStep number={2} title="Send events from the website’s own code">
            <p className="text-muted">
              Requests are signed as Standard Webhooks describes; there are libraries for most languages. In
              Node: <code className="font-mono text-[0.8125rem]">npm install standardwebhooks</code>
            </p>
            <CodeBlock label="Code for Node" code={nodeSnippet(eventsUrl)} />
          </NumberedStep>
          <NumberedStep number={3} title="Tell what happens to people">
            <Events />
            <p className="text-muted">
              Every field and every refusal is in the{' '}
              <a
                href={description}
                className="rounded-sm text-brand underline decoration-brand/35 underline-offset-4 hover:decoration-brand"
              >
                OpenAPI description
              </a>
              .
            </p>
          </NumberedStep>
        </ol>
        <section className="rounded-md bg-sunken p-4 text-sm">
          <h3 className="font-medium">Good to know</h3>
          <ul className="mt-1.5 grid list-disc gap-1 pl-4 text-muted">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
            <li className="break-all">SCIM base URL: {scimBaseUrl}</li>
          </ul>
        </section>
      </CardBody>
    </Card>
  )
}

function Events() {
  return (
    <dl className="divide-y rounded-md border">
      {events.map(({ type, when, then }) => (
        <div key={type} className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt>
            <code className="font-mono text-[0.8125rem]">{type}</code>
          </dt>
          <dd className="text-muted">
            {when}. {then}.
          </dd>
        </div>
      ))}
    </dl>
  )
}
