const DAY_MS = 86_400_000

/** Shopify wants each compliance request answered within 30 days. */
export const complianceDeadline = (receivedAt: Date) => new Date(receivedAt.getTime() + 30 * DAY_MS)
