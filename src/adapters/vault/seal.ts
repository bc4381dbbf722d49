import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Versioned keys, newest last: `1:<32 bytes base64>,2:…`. New secrets are sealed under the last one. */
export class Vault {
  readonly #keys: Map<string, Buffer>
  readonly #current: string

  constructor(keys: string) {
    this.#keys = new Map(
      keys.split(',').map((entry) => {
        const [version = '', key = ''] = entry.split(':')
        return [version, Buffer.from(key, 'base64')]
      }),
    )
    this.#current = [...this.#keys.keys()].at(-1) ?? ''
  }

  /** AES-256-GCM. `context` (such as "store:<id>") is authenticated, so that a secret cannot be moved to another row. */
  seal(secret: string, context: string): string {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.#current), iv).setAAD(Buffer.from(context))
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
    return [this.#current, iv, cipher.getAuthTag(), sealed]
      .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
      .join('.')
  }

  /** Throws when the key is unknown, or when the secret or its context was changed. */
  open(sealed: string, context: string): string {
    const [version = '', iv = '', tag = '', text = ''] = sealed.split('.')
    const decipher = createDecipheriv('aes-256-gcm', this.#key(version), Buffer.from(iv, 'base64url'))
    decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
  }

  #key(version: string): Buffer {
    const key = this.#keys.get(version)
    if (!key) throw new Error(`ENCRYPTION_KEYS has no key of version "${version}"`)
    return key
  }
}
