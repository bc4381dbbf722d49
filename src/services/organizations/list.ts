import { organizationsOf } from '@/adapters/db/teammates'

/** The organizations that a teammate can switch to, with the role in each. */
export const listOrganizations = (teammateId: string) => organizationsOf(teammateId)
