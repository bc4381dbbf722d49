import type { ShownRole } from './shown-customer'

const origins: Record<ShownRole['origin'], string> = {
  ours: 'Assigned by Rollcall',
  missing: 'Not in the store yet',
  theirs: 'The store’s own',
}

const numberOf = (location: string) => location.split('/').at(-1) ?? location

/** Roles at companies’ locations by who assigned them: only our own are ever revoked. */
export function RoleList({ roles }: { roles: ShownRole[] }) {
  return (
    <dl className="grid gap-2 text-sm">
      {roles.map(({ location, origin }) => (
        <div key={`${location} ${origin}`} className="grid gap-x-3 gap-y-1 sm:grid-cols-[9rem_1fr]">
          <dt className="text-muted">Company role</dt>
          <dd>
            <span className="font-mono text-xs">location {numberOf(location)}</span>
            <span className="text-muted"> · {origins[origin]}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
