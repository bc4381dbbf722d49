/** What goes into a field: words to choose or type, or one of this directory's own values. */
export type GuideValue = string | { own: 'base URL' | 'token' }

/** A field of a vendor's console and what goes into it. */
export type GuideField = { label: string; value: GuideValue }

export type GuideStep = { title: string; where?: string; fields?: GuideField[]; note?: string }

/** How one identity provider is set up, in its console's own words. */
export type Guide = { steps: GuideStep[]; limits: string[] }

export const BASE_URL: GuideValue = { own: 'base URL' }
export const TOKEN: GuideValue = { own: 'token' }
