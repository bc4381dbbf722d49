import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto'

/** The PKCS #8 frame (RFC 8410) in which 32 bytes are an Ed25519 private key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export type PublicKey = { kid: string; jwk: { kty: string; crv: string; x: string } }

/**
 * The key that signs receipts, derived from the newest of ENCRYPTION_KEYS, so that no further secret has to be kept.
 * Rotating that gives a new key; what was signed before is verified with the public key that was published then.
 */
export class ReceiptKey {
  readonly #key: KeyObject
  readonly publicKey: PublicKey

  constructor(encryptionKeys: string) {
    const [, newest = ''] = encryptionKeys.split(',').at(-1)?.split(':') ?? []
    const seed = hkdfSync('sha256', Buffer.from(newest, 'base64'), '', 'rollcall receipts', 32)
    this.#key = createPrivateKey({
      key: Buffer.concat([PKCS8, Buffer.from(seed)]),
      format: 'der',
      type: 'pkcs8',
    })
    this.publicKey = named(createPublicKey(this.#key).export({ format: 'jwk' }))
  }

  /** Ed25519 (RFC 8032) in base64url. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.#key).toString('base64url')
  }
}

/** Named by its thumbprint (RFC 7638). */
function named({ kty = '', crv = '', x = '' }: JsonWebKey): PublicKey {
  const jwk = { crv, kty, x }
  return { kid: createHash('sha256').update(JSON.stringify(jwk)).digest('base64url'), jwk }
}
