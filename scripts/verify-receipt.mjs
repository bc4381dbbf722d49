// Verifies the signature of an off-boarding receipt. Needs nothing of Rollcall but its public keys.
//   node scripts/verify-receipt.mjs receipt.json <address of the portal, or a file with its keys>
import canonicalize from 'canonicalize'
import { createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const [file, keysAt] = process.argv.slice(2)
if (!file || !keysAt) {
  console.error('Usage: node scripts/verify-receipt.mjs <receipt.json> <https://portal or keys.json>')
  process.exit(2)
}

const { receipt, signature } = JSON.parse(await readFile(file, 'utf8'))
const { keys } = await readKeys(keysAt)
const key = keys.find(({ kid }) => kid === signature.kid)
if (!key) fail(`No key ${signature.kid} is published there.`)
const isGenuine = verify(
  null,
  Buffer.from(canonicalize(receipt), 'utf8'),
  createPublicKey({ key, format: 'jwk' }),
  Buffer.from(signature.value, 'base64url'),
)
if (!isGenuine) fail('The signature does not belong to this receipt: one of the two was changed.')
console.log(`Genuine. ${receipt.person.displayName}: ${receipt.outcome}, issued ${receipt.issuedAt}.`)

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
