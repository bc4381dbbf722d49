export type Verdict =
  | { status: 'success' | 'warning' }
  | { status: 'skipped' | 'failure'; errorCode: string; reason: string; recommendedAction?: string }

type Facts = {
  number: number
  job: string
  tenant: string
  externalId: string
  data: Record<string, unknown>
  verdict: Verdict
  isNew: boolean
  target: string | undefined
}

export type Entry = ReturnType<typeof logEntry>

/** One provisioningObjectSummary as Microsoft Graph v1.0 has it. */
export function logEntry({ number, job, tenant, externalId, data, verdict, isNew, target }: Facts) {
  const displayName = String(data.displayName ?? data.userName ?? '')
  const action = data.active === false ? 'disable' : isNew ? 'create' : 'update'
  return {
    id: `entry-${number}`,
    activityDateTime: new Date().toISOString(),
    tenantId: tenant,
    jobId: job,
    cycleId: `cycle-${number}`,
    changeId: `change-${number}`,
    provisioningAction: verdict.status === 'skipped' ? 'other' : action,
    durationInMilliseconds: 12,
    provisioningStatusInfo: {
      status: verdict.status,
      errorInformation:
        'errorCode' in verdict
          ? {
              errorCode: verdict.errorCode,
              reason: verdict.reason,
              additionalDetails: null,
              errorCategory: verdict.status === 'failure' ? 'failure' : 'nonServiceFailure',
              recommendedAction: verdict.recommendedAction ?? null,
            }
          : null,
    },
    sourceSystem: { id: 'api2aad', displayName: 'API', details: {} },
    targetSystem: { id: 'entra', displayName: 'Microsoft Entra ID', details: {} },
    sourceIdentity: { id: externalId, displayName, identityType: 'User', details: {} },
    targetIdentity: { id: target ?? '', displayName, identityType: 'User', details: {} },
    servicePrincipal: { id: 'sp', displayName: 'Rollcall write-back' },
    provisioningSteps: [],
    modifiedProperties: [],
  }
}
