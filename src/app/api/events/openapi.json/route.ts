import { describeEventsApi } from '@/services/inbound/describe'

/** The description of the events API for machines, open to everybody. */
export const GET = () =>
  Response.json(describeEventsApi(), { headers: { 'access-control-allow-origin': '*' } })

export const dynamic = 'force-dynamic'
