import { useCurrentTeammate, type Role } from './current-teammate'

const rank: Record<Role, number> = { viewer: 0, operator: 1, admin: 2, owner: 3 }

/** Why this teammate may not do what needs `atLeast`, in words for a tip; undefined when it is allowed. */
export function useMissingPermission(atLeast: Role): string | undefined {
  const { role } = useCurrentTeammate().organization
  if (rank[role] >= rank[atLeast]) return undefined
  return `Your role is ${role}; this needs ${atLeast}. An owner of the organization can change it.`
}
