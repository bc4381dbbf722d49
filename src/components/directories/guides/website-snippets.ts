/** Stands for the secret once it can no longer be read. */
const PLACEHOLDER = 'whsec_the_secret_that_you_have_copied'

const example = {
  type: 'person.joined',
  person: {
    id: '1815',
    email: 'ada@example.com',
    givenName: 'Ada',
    familyName: 'Lovelace',
    groups: ['Members'],
  },
}

/** Lines for a terminal that sign and send one sign-up; they need openssl and curl alone. */
export const curlSnippet = (url: string, secret: string | null) =>
  `secret='${secret ?? PLACEHOLDER}'
body='${JSON.stringify(example)}'
id="evt_$(date +%s)"
now=$(date +%s)
key=$(printf %s "\${secret#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
signature=$(printf %s "$id.$now.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
curl -i '${url}' \\
  -H 'content-type: application/json' \\
  -H "webhook-id: $id" -H "webhook-timestamp: $now" -H "webhook-signature: v1,$signature" \\
  --data-raw "$body"`

/** A function for the website's own code. The secret comes from its environment, where it belongs. */
export const nodeSnippet = (url: string) =>
  `import { Webhook } from 'standardwebhooks'

const rollcall = new Webhook(process.env.ROLLCALL_SECRET)

// id names the event: send it again under the same id as often as you like, it is done once.
export async function tellRollcall(id, event) {
  const body = JSON.stringify(event)
  const now = new Date()
  const response = await fetch('${url}', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': rollcall.sign(id, now, body),
    },
  })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

await tellRollcall(crypto.randomUUID(), {
  type: 'person.joined',
  occurredAt: new Date().toISOString(),
  person: ${JSON.stringify(example.person, null, 2).replaceAll('\n', '\n  ')},
})`
