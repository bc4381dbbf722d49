export const firstReviews = { limit: 25 }

export const nextReviews = {
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
}
