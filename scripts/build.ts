import { inHousehold } from './in-household'
import { step } from './progress.mjs'
import { buildPortal } from './stack/build'
import { TERMINAL } from './stack/child'

await inHousehold(async (household) => {
  await step('Building the portal', () => buildPortal(household, TERMINAL))
  return 0
}, 130)
