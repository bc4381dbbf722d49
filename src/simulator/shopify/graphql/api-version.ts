export const API_VERSION = '2026-10'

const STABLE = ['2026-01', '2026-04', '2026-07', API_VERSION]

export const apiVersions = [
  ...STABLE.map((handle) => ({
    handle,
    displayName: handle === API_VERSION ? `${handle} (Latest)` : handle,
    supported: true,
  })),
  { handle: '2027-01', displayName: '2027-01 (Release candidate)', supported: false },
  { handle: 'unstable', displayName: 'unstable', supported: false },
]

/**
 * The version that answers a request for `asked`: itself while it lives, the oldest living one after its
 * sunset. Undefined for what never was a version. The schema behind all of them is 2026-10's.
 */
export function servedVersion(asked: string): string | undefined {
  if (apiVersions.some(({ handle }) => handle === asked)) return asked
  const [oldest] = STABLE
  return /^20(19|2\d)-(01|04|07|10)$/.test(asked) && oldest !== undefined && asked < oldest
    ? oldest
    : undefined
}
