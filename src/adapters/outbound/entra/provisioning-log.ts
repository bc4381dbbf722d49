import { z } from 'zod'

/** A job that has more than this to say at once is read on at the next look. */
const MOST_PAGES = 20

const Identity = z.looseObject({
  id: z.string().nullish(),
  details: z.looseObject({}).nullish(),
})

const Entry = z.looseObject({
  activityDateTime: z.iso.datetime({ offset: true }),
  provisioningAction: z.string().nullish(),
  provisioningStatusInfo: z.looseObject({
    status: z.string(),
    errorInformation: z
      .looseObject({
        errorCode: z.string().nullish(),
        reason: z.string().nullish(),
        additionalDetails: z.string().nullish(),
        recommendedAction: z.string().nullish(),
      })
      .nullish(),
  }),
  sourceIdentity: Identity.nullish(),
  targetIdentity: Identity.nullish(),
})

const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.url().optional() })

export type ProvisioningResult = {
  at: Date
  status: 'success' | 'warning' | 'failure' | 'skipped' | 'unknown'
  /** Every value by which the record that was uploaded is named. */
  names: string[]
  /** The account in Entra, where there is one. */
  accountId: string | null
  errorCode: string | null
  reason: string | null
  recommendedAction: string | null
}

const statuses = ['success', 'warning', 'failure', 'skipped'] as const

/** Reads provisioningObjectSummary entries, page by page. Links to other hosts are not followed. */
export async function readLog(
  url: string,
  get: (url: string) => Promise<unknown>,
): Promise<ProvisioningResult[]> {
  const results: ProvisioningResult[] = []
  let next: string | undefined = url
  for (let pages = 0; next !== undefined && pages < MOST_PAGES; pages++) {
    const page: z.infer<typeof Page> = Page.parse(await get(next))
    results.push(...page.value.flatMap(resultOf))
    const onwards: string | undefined = page['@odata.nextLink']
    next = onwards !== undefined && new URL(onwards).origin === new URL(url).origin ? onwards : undefined
  }
  return results
}

function resultOf(value: unknown): ProvisioningResult[] {
  const parsed = Entry.safeParse(value)
  if (!parsed.success) return []
  const { activityDateTime, provisioningStatusInfo, sourceIdentity, targetIdentity } = parsed.data
  const { status, errorInformation } = provisioningStatusInfo
  const details = Object.values(sourceIdentity?.details ?? {})
  return [
    {
      at: new Date(activityDateTime),
      status: statuses.find((known) => known === status) ?? 'unknown',
      names: [sourceIdentity?.id, ...details].filter(
        (name): name is string => typeof name === 'string' && name !== '',
      ),
      accountId: targetIdentity?.id || null,
      errorCode: errorInformation?.errorCode ?? null,
      reason: errorInformation?.reason ?? errorInformation?.additionalDetails ?? null,
      recommendedAction: errorInformation?.recommendedAction ?? null,
    },
  ]
}
