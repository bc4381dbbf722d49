import { argon2id, hash, verify } from 'argon2'

/** argon2id with OWASP's parameters: 19 MiB, two passes, one lane. */
const hashing = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, hashing)

let decoy: Promise<string> | undefined

/** Takes as long for an unknown person (no hash) as for a wrong password, so that timing tells nothing. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await (decoy ??= hashPassword('nobody'))), password)
  return passwordHash !== undefined && matches
}
