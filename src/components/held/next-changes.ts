import type { HeldChange } from '@/components/answers'

/** How the list goes on after a page of it. */
export const nextChanges = {
  getNextPageParam: ({ next }: { changes: HeldChange[]; next: Date | null }) => next ?? undefined,
}
