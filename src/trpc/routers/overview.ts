import { viewOverview } from '@/services/overview/view'
import { router, teammate } from '../init'

export const overview = router({ get: teammate.query(({ ctx }) => viewOverview(ctx.portal)) })
