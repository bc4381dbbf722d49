import { database } from '@/adapters/db/client'
import type { TestDirectory } from './directory'

/** Puts so many people into a directory, in SQL: through SCIM they would take a minute. Nobody is owed for them. */
export async function addManyPeople({ ctx, directoryId }: TestDirectory, people: number): Promise<void> {
  await database().$executeRaw`
    insert into scim_user (id, directory_id, organization_id, user_name, user_name_fold, display_name, email, active,
      resource, search)
    select gen_random_uuid(), ${directoryId}::uuid, ${ctx.organizationId}::uuid, name, name, 'One of many', name, true,
      resource, lower(resource::text)::jsonb
    from generate_series(1, ${people}) as n,
      lateral (select 'many' || n || '@example.com' as name) as named,
      lateral (select jsonb_build_object('userName', name, 'active', true, 'displayName', 'One of many',
        'emails', jsonb_build_array(jsonb_build_object('value', name, 'primary', true))) as resource) as described`
}
