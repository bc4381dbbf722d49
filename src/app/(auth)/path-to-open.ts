/** Only paths of this portal, so that nobody can build a sign-in link that leads somewhere else afterwards. */
export function pathToOpen(wanted: string | string[] | undefined, otherwise = '/overview'): string {
  if (typeof wanted !== 'string' || !URL.canParse(wanted, 'http://portal.invalid')) return otherwise
  const { pathname, search, origin } = new URL(wanted, 'http://portal.invalid')
  const leadsAway = origin !== 'http://portal.invalid' || !wanted.startsWith('/') || pathname.startsWith('//')
  return leadsAway ? otherwise : pathname + search
}

/** The other of the two forms, with the same page to open afterwards. */
export const otherForm = (path: string, wanted: string | string[] | undefined): string =>
  typeof wanted === 'string' ? `${path}?${new URLSearchParams({ callbackUrl: wanted })}` : path
