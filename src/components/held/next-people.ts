import type { HeldChangeDetail } from '@/components/answers'

/** How the people of a change go on after a page of them. */
export const nextPeople = {
  getNextPageParam: ({ nextAfter }: HeldChangeDetail) => nextAfter ?? undefined,
}
