import type { Bench } from './tenant'

/** A store that comes after its people takes no writes until somebody lets it. */
export async function letGoLive({ founder }: Bench) {
  for (const { id } of await founder.portal.stores.list.query())
    await founder.portal.stores.pause.mutate({ id, paused: false })
}
