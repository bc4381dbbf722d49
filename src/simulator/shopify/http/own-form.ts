import type { Call } from './message'

/** A person's browser may be talked into sending a form from elsewhere; pages take none but their own. */
export const isOwnForm = ({ headers }: Call): boolean =>
  !headers['sec-fetch-site'] || ['same-origin', 'none'].includes(String(headers['sec-fetch-site']))
