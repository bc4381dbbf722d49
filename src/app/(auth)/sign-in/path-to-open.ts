/** Only paths of this portal, so that nobody can build a sign-in link that leads somewhere else afterwards. */
export function pathToOpen(wanted: string | string[] | undefined): string {
  if (typeof wanted !== 'string' || !URL.canParse(wanted, 'http://portal.invalid')) return '/overview'
  const { pathname, search, origin } = new URL(wanted, 'http://portal.invalid')
  const leadsAway = origin !== 'http://portal.invalid' || !wanted.startsWith('/') || pathname.startsWith('//')
  return leadsAway ? '/overview' : pathname + search
}
