import type { Reason } from '../activity/line'

export const neverThere: Reason = {
  code: 'never-there',
  message: 'This person is not meant for this target, or left before they were written to it.',
  who: 'rollcall',
  fix: 'Nothing to do.',
}

export const theirs: Reason = {
  code: 'came-back',
  message: 'The directory that this target feeds knows this person by now, so the record is the directory’s.',
  who: 'rollcall',
  fix: 'Nothing to do.',
}

export const keptByTeammate: Reason = {
  code: 'kept',
  message: 'A teammate keeps this person as they last were.',
  who: 'rollcall',
  fix: 'Nothing to do. It ends with that decision.',
}

export const undecided = (error: unknown): Reason => ({
  code: 'undecided',
  message: `Rollcall could not decide what this target should keep: ${error instanceof Error ? error.message : String(error)}`,
  who: 'rollcall',
  fix: 'Check the condition of this target. Everyone else goes on.',
})

export const recordTaken = (holder: string): Reason => ({
  code: 'record-taken',
  message: `The target has one record for this person and ${holder}, who is already linked to it.`,
  who: 'idp-admin',
  fix: 'Give the two people user names of their own, or narrow whom this target is for.',
})

export const refused = (status: number, scimType: string | undefined, detail: string): Reason => ({
  code: scimType ? `refused-${scimType}` : `refused-${status}`,
  message: `The target did not take this person (${status}): ${detail}`,
  who: 'target-owner',
  fix:
    status === 409
      ? 'Another record has the same user name. Merge or rename it at the target, then retry.'
      : 'Fix what it says, or change what the directory sends. Rollcall tries again.',
})

export const notShown = (what: string): Reason => ({
  code: 'read-back-differs',
  message: `The target answered without an error, but does not show ${what}.`,
  who: 'target-owner',
  fix: 'Something at the target may change its records. Rollcall tries again.',
})

type Logged = { errorCode: string | null; reason: string | null; recommendedAction: string | null }

export const entraRefused = ({ errorCode, reason, recommendedAction }: Logged): Reason => ({
  code: errorCode ?? 'entra-failure',
  message: `Entra’s provisioning log says: ${reason ?? 'it failed, without a reason'}`,
  who: 'idp-admin',
  fix:
    recommendedAction ??
    'Open the provisioning logs of the app in the Entra admin center. Rollcall tries again.',
})

export const entraSkipped = ({ errorCode, reason }: Logged): Reason => ({
  code: errorCode ?? 'entra-skipped',
  message: `Entra’s provisioning left this person out: ${reason ?? 'without a reason'}`,
  who: 'idp-admin',
  fix: 'Check the scoping filter and the attribute mapping of the provisioning app in Entra.',
})

export const noResult: Reason = {
  code: 'no-result',
  message: 'A day after the upload Entra’s provisioning log says nothing of this person.',
  who: 'idp-admin',
  fix: 'Check that provisioning was started in Entra, and that the app may read provisioning logs.',
}

export const noIdentifier = (identifier: string): Reason => ({
  code: 'no-identifier',
  message: `This person has no ${identifier}, by which Entra tells people apart.`,
  who: 'idp-admin',
  fix: 'Send it from the directory, or choose another identifier for this target.',
})
