import { type App, MERCHANT } from '../state/app'
import { legacyIdOf } from '../state/gid'

/** `$app` stands for a namespace that only this app may write; so does leaving the namespace out. */
export function namespaceFor(namespace: string | null | undefined, app: App): string {
  const reserved = `app--${legacyIdOf(app.id)}`
  if (!namespace || namespace === '$app') return reserved
  return namespace.startsWith('$app:') ? `${reserved}--${namespace.slice('$app:'.length)}` : namespace
}

/** Namespaces of other apps are closed to this one. */
export const isForeign = (namespace: string, app: App): boolean =>
  app !== MERCHANT &&
  namespace.startsWith('app--') &&
  !`${namespace}--`.startsWith(`app--${legacyIdOf(app.id)}--`)
