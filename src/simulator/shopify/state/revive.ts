/** What the simulator itself wrote as JSON, read back. Nobody else writes such text, so its shape is known. */
export function revive<Contents>(text: string): Contents {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the one cast of this file; see above
  return JSON.parse(text) as Contents
}
