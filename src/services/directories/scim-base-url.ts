import { env } from '@/env'

/** What an administrator pastes into the IdP. No underscore and no trailing slash: Okta refuses the one, keeps the other. */
export const scimBaseUrl = (key: string) => `${env().PORTAL_URL}/scim/v2/${key}`
