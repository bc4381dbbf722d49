import { router } from './init'
import { account } from './routers/account'
import { activity } from './routers/activity'
import { compliance } from './routers/compliance'
import { configuration } from './routers/configuration'
import { conflicts } from './routers/conflicts'
import { directories } from './routers/directories'
import { held } from './routers/held'
import { installs } from './routers/installs'
import { drift } from './routers/drift'
import { issues } from './routers/issues'
import { matching } from './routers/matching'
import { organizations } from './routers/organizations'
import { overview } from './routers/overview'
import { people } from './routers/people'
import { previews } from './routers/previews'
import { rules } from './routers/rules'
import { repair } from './routers/repair'
import { receipts } from './routers/receipts'
import { reports } from './routers/reports'
import { stores } from './routers/stores'
import { targets } from './routers/targets'

export const appRouter = router({
  account,
  activity,
  compliance,
  configuration,
  conflicts,
  directories,
  held,
  installs,
  drift,
  issues,
  matching,
  organizations,
  overview,
  people,
  receipts,
  reports,
  previews,
  rules,
  repair,
  stores,
  targets,
})

export type AppRouter = typeof appRouter
