/** A field of a vendor's console and what goes into it. */
export type GuideField = { label: string; value: string }

export type GuideStep = { title: string; where?: string; fields?: GuideField[]; note?: string }

/** How one identity provider is set up, in its console's own words. */
export type Guide = { steps: GuideStep[]; limits: string[] }

/** Stand-ins for this directory's own values. */
export const BASE_URL = 'The base URL above'
export const TOKEN = 'The token above'
