import { viewStores } from '@/services/stores/view'
import { router, teammate } from '../init'

export const stores = router({ list: teammate.query(({ ctx }) => viewStores(ctx.portal)) })
