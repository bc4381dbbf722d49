import { claimInstall, InstallClaim } from '@/services/installs/claim'
import { router, signedIn } from '../init'

export const installs = router({
  /** Connects the store that waits in this browser. Answers its domain. */
  claim: signedIn
    .input(InstallClaim)
    .mutation(({ ctx: { teammate, browserSecret }, input }) =>
      claimInstall({ teammateId: teammate.id, browserSecret, ...input }),
    ),
})
