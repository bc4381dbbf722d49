import { groupType, userType } from '@/core/scim/schema/registry'
import { Prisma } from '../generated/client'

/** A group with the one member of the row `m`, in the comparable form. A parked member has no type yet. */
export const memberDocument = (baseUrl: string) => Prisma.sql`
  jsonb_build_object('members', jsonb_strip_nulls(jsonb_build_object(
    'value', m.value,
    'display', m.display_fold,
    'type', case when m.user_id is not null then 'user' when m.nested_group_id is not null then 'group' end,
    '$ref', case
      when m.user_id is not null then ${`${baseUrl}${userType.endpoint}/`}::text || m.value
      when m.nested_group_id is not null then ${`${baseUrl}${groupType.endpoint}/`}::text || m.value
    end)))`
