import type { Rule } from '@/components/answers'

/** A rule that holds for everyone and gives nothing yet. */
export const newRule = (): Rule => ({
  id: crypto.randomUUID(),
  name: '',
  enabled: true,
  condition: '',
  stores: null,
  tags: [],
  metafields: [],
  roles: [],
  last: false,
})
