import { listDomains } from '@/adapters/db/domains'
import { read, type Context } from '../context'
import { verificationRecord } from './verification-record'

/** The organization's domains, with the record that each has to show. */
export async function viewDomains(ctx: Context) {
  const domains = await read(ctx, listDomains)
  return domains.map(({ token, ...domain }) => ({ ...domain, record: verificationRecord({ token }) }))
}
