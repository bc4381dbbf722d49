import { catchUpStoreJob } from './catch-up-store'
import { censusStoreJob } from './census-store'
import { checkDomainsJob } from './check-domains'
import { checkWebhooksJob } from './check-webhooks'
import { closeMonthJob, sweepMonthsJob } from './close-months'
import { drainStoreJob } from './drain-store'
import { drainTargetJob } from './drain-target'
import { findDeafStoresJob } from './find-deaf-stores'
import { keepHistoryJob } from './keep-history'
import { goOnWithPreviewJob, sweepPreviewsJob } from './go-on-with-preview'
import { pruneEventsJob } from './prune-events'
import { pruneInboxesJob } from './prune-inboxes'
import { pruneInstallsJob } from './prune-installs'
import { pruneRequestLogJob } from './prune-request-log'
import { receiveWebhookJob } from './receive-webhook'
import { renewAccessJob } from './renew-access'
import { retireTokensJob } from './retire-tokens'
import { compareStoresJob, sweepCensusJob } from './sweep-census'
import { sweepInboxesJob } from './sweep-inboxes'
import { sweepStoresJob } from './sweep-stores'
import { sweepTargetsJob } from './sweep-targets'

/** Everything that Inngest may call. */
export const functions = [
  drainStoreJob,
  sweepStoresJob,
  drainTargetJob,
  sweepTargetsJob,
  receiveWebhookJob,
  sweepInboxesJob,
  censusStoreJob,
  sweepCensusJob,
  compareStoresJob,
  checkDomainsJob,
  checkWebhooksJob,
  findDeafStoresJob,
  catchUpStoreJob,
  renewAccessJob,
  retireTokensJob,
  keepHistoryJob,
  pruneInboxesJob,
  pruneInstallsJob,
  pruneRequestLogJob,
  pruneEventsJob,
  goOnWithPreviewJob,
  sweepPreviewsJob,
  sweepMonthsJob,
  closeMonthJob,
]
