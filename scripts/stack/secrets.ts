import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  nextAuthSecret: z.string(),
  encryptionKeys: z.string(),
  shopifyApiKey: z.string(),
  shopifyApiSecret: z.string(),
  teammatePassword: z.string(),
})

export type Secrets = z.infer<typeof schema>

/** The secrets of one data directory, made at its first start and readable by its owner alone. */
export function keepSecrets(directory: string): Secrets {
  const file = join(directory, 'secrets.json')
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const secrets = makeSecrets()
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

const makeSecrets = (): Secrets => ({
  nextAuthSecret: randomBytes(32).toString('base64'),
  encryptionKeys: `1:${randomBytes(32).toString('base64')}`,
  shopifyApiKey: randomBytes(16).toString('hex'),
  shopifyApiSecret: `shpss_${randomBytes(16).toString('hex')}`,
  teammatePassword: randomBytes(12).toString('base64url'),
})
