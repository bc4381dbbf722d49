// Verifies the signature of an off-boarding receipt or of a monthly report. Needs nothing of Rollcall but its public keys.
//   node scripts/verify-receipt.mjs receipt.json|report.json <address of the portal, or a file with its keys>
import canonicalize from 'canonicalize'
import { createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const [file, keysAt] = process.argv.slice(2)
if (!file || !keysAt) {
  console.error(
    'Usage: node scripts/verify-receipt.mjs <receipt.json or report.json> <https://portal or keys.json>',
  )
  process.exit(2)
}

const { receipt, report, signature } = JSON.parse(await readFile(file, 'utf8'))
const document = receipt ?? report
if (!document) fail('This is neither a receipt nor a report.')
if (!signature) fail('Nobody has signed this: the month is not over.')
const { keys } = await readKeys(keysAt)
const key = keys.find(({ kid }) => kid === signature.kid)
if (!key) fail(`No key ${signature.kid} is published there.`)
const isGenuine = verify(
  null,
  Buffer.from(canonicalize(document), 'utf8'),
  createPublicKey({ key, format: 'jwk' }),
  Buffer.from(signature.value, 'base64url'),
)
if (!isGenuine) fail('The signature does not belong to this document: one of the two was changed.')
const about = receipt
  ? `${receipt.person.displayName}: ${receipt.outcome}`
  : `${report.organization.name}: the report of ${report.month}`
console.log(`Genuine. ${about}, issued ${document.issuedAt}.`)

async function readKeys(from) {
  if (!/^https?:/.test(from)) return JSON.parse(await readFile(from, 'utf8'))
  const response = await fetch(new URL('/.well-known/rollcall-receipts.json', from))
  if (!response.ok) fail(`${from} answers ${response.status}.`)
  return response.json()
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
