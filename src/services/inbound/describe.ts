import { openApi } from '@/core/inbound/openapi'
import { env } from '@/env'

/** The OpenAPI description of the events API of this deployment. */
export const describeEventsApi = () => openApi(env().PORTAL_URL)
