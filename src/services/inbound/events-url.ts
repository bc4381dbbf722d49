import { env } from '@/env'

/** Where a website sends its events. */
export const eventsUrl = (directoryKey: string) => `${env().PORTAL_URL}/api/events/${directoryKey}`
