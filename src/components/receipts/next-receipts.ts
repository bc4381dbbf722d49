/** How the list goes on: from the last receipt it has shown. */
export const nextReceipts = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}
