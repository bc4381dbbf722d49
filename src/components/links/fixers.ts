import type { Reason } from '@/components/answers'

/** Who can change what stands in the way. */
export const fixers: Record<Reason['who'], string> = {
  'idp-admin': 'Who can fix it: the administrator of the identity provider',
  'store-owner': 'Who can fix it: the owner of the store',
  'target-owner': 'Who can fix it: the administrator of the target',
  teammate: 'Who can fix it: a teammate, here',
  rollcall: 'Who acts: Rollcall, by itself',
}
