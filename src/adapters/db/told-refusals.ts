import type { Pipeline } from './pipeline'

/** What an identity provider was told of a user instead of success. */
export type ToldRefusal = { detail: string; isCreation: boolean }

export async function toldOf(
  { sql, organizationId }: Pipeline,
  userId: string,
): Promise<ToldRefusal | undefined> {
  const [told] = await sql.$queryRaw<ToldRefusal[]>`
    select detail, is_creation as "isCreation" from told_refusal
    where organization_id = ${organizationId}::uuid and user_id = ${userId}::uuid`
  return told
}

/** Keeps what is about to be told. That a creation was answered so is remembered until success is told. */
export const keepTold = (
  { sql, organizationId }: Pipeline,
  userId: string,
  { detail, isCreation }: ToldRefusal,
) => sql.$executeRaw`
  insert into told_refusal (user_id, organization_id, detail, is_creation)
  values (${userId}::uuid, ${organizationId}::uuid, ${detail}, ${isCreation})
  on conflict (user_id) do update set
    detail = excluded.detail, is_creation = told_refusal.is_creation or excluded.is_creation, at = now()`

export const forgetTold = ({ sql, organizationId }: Pipeline, userId: string) => sql.$executeRaw`
  delete from told_refusal where organization_id = ${organizationId}::uuid and user_id = ${userId}::uuid`
