import { z } from 'zod'
import { newestUsers } from '@/adapters/db/newest-users'
import { seenAttributes } from '@/core/mapping/seen-attributes'
import { isObject } from '@/core/scim/json'
import { read, type Context } from '../context'

export const SeenInDirectory = z.object({ directoryId: z.uuid() })

const LOOKED_AT = 200

/** The attributes that a directory has sent, by its newest users: what can be mapped without knowing SCIM. */
export const viewSeenAttributes = (ctx: Context, { directoryId }: z.infer<typeof SeenInDirectory>) =>
  read(ctx, async (tenant) =>
    seenAttributes((await newestUsers(tenant, directoryId, LOOKED_AT)).filter(isObject)),
  )
